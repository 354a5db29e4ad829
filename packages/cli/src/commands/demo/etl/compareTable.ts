import type { ClientBase } from "pg";
import { escapeIdentifier } from "pg";
import type { FinalTable } from "../../etl/sample/finalRows.js";

/** What a table's rows are against what they should be. */
export interface TableComparison {
  readonly rows: number;
  readonly equal: number;
  /** What is missing, different or too much, one line each; a table of other columns has no rows compared. */
  readonly differences: readonly string[];
}

/** Rows that are asked for at a time. */
const batch = 10_000;

/** Reads a table whole, sorted by its key, and compares each row with the expected one; `processed_at` is left out. */
export async function compareTable(client: ClientBase, schema: string, expected: FinalTable): Promise<TableComparison> {
  const types = await columnTypes(client, schema, expected.name);
  const wrong = expected.columns
    .filter(({ name, type }) => types.get(name) !== type)
    .map(({ name, type }) => `${expected.name}: ${name} is ${types.get(name) ?? "missing"}, not ${type}`);
  if (wrong.length > 0) return { rows: 0, equal: 0, differences: wrong };
  const differences: string[] = [];
  let rows = 0;
  let equal = 0;
  const wanted = expected.rows()[Symbol.iterator]();
  let next = wanted.next();
  for await (const found of rowsOf(client, schema, expected)) {
    rows += 1;
    const id = Number(found[0]);
    while (!next.done && Number(next.value[0]) < id) {
      differences.push(`${expected.name}: ${next.value[0]} is missing`);
      next = wanted.next();
    }
    if (next.done || Number(next.value[0]) !== id) {
      differences.push(`${expected.name}: ${id} should not be there`);
      continue;
    }
    const { value } = next;
    const at = value.findIndex((cell, column) => cell !== found[column]);
    if (at === -1) equal += 1;
    else differences.push(`${expected.name}: ${id} has ${expected.columns[at]?.name} ${found[at]}, not ${value[at]}`);
    next = wanted.next();
  }
  for (; !next.done; next = wanted.next()) differences.push(`${expected.name}: ${next.value[0]} is missing`);
  return { rows, equal, differences };
}

async function columnTypes(client: ClientBase, schema: string, table: string): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.query<{ column_name: string; data_type: string }>(
    "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = $1 AND table_name = $2",
    [schema, table],
  );
  return new Map(rows.map(({ column_name: name, data_type: type }) => [name, shortNames.get(type) ?? type]));
}

const shortNames = new Map([["timestamp with time zone", "timestamptz"]]);

/** Each value as PostgreSQL prints it with the time zone UTC. */
async function* rowsOf(
  client: ClientBase,
  schema: string,
  { name, columns }: FinalTable,
): AsyncIterable<(string | null)[]> {
  const texts = columns.map((column) => `${escapeIdentifier(column.name)}::text`).join(", ");
  const place = `${escapeIdentifier(schema)}.${escapeIdentifier(name)}`;
  const key = escapeIdentifier(columns[0]?.name ?? "");
  await client.query("BEGIN READ ONLY");
  try {
    await client.query("SET LOCAL TIME ZONE 'UTC'");
    await client.query(`DECLARE compared NO SCROLL CURSOR FOR SELECT ${texts} FROM ${place} AS t ORDER BY t.${key}`);
    for (;;) {
      const { rows } = await client.query<(string | null)[]>({
        text: `FETCH ${batch} FROM compared`,
        rowMode: "array",
      });
      if (rows.length === 0) break;
      yield* rows;
    }
  } finally {
    await client.query("ROLLBACK");
  }
}
