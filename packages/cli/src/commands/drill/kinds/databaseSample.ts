import { createHash } from "node:crypto";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ClientBase } from "pg";
import type { DrilledItem } from "../DrillResult.js";
import { sameHash } from "../sameHash.js";

const name = "database-sample";
const sampled = 1_000;

/**
 * Writes rows of a table into a file of this machine (0600), and restores them from it into a table beside, which goes with the session's
 * transaction. A logical sample: that a snapshot of RDS can be restored is shown by restoring one (docs/runbooks/restore-from-backup.md, 4).
 *
 * @param client signed in as the owner of the schema
 */
export async function databaseSample(client: ClientBase, schema: string): Promise<DrilledItem> {
  const table = await firstTable(client, schema);
  if (table === undefined) return { name, outcome: "not-judged", message: `No table of ${schema} has a row` };
  const original = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
  const folder = await mkdtemp(join(tmpdir(), "sallyport-drill-"));
  await client.query("BEGIN");
  try {
    const { rows } = await client.query<{ row: string }>(
      `SELECT row_to_json(sample)::text AS row FROM (SELECT * FROM ${original} LIMIT ${sampled}) AS sample`,
    );
    const file = join(folder, "rows.jsonl");
    await writeFile(file, rows.map(({ row }) => row).join("\n"), { mode: 0o600 });
    await client.query(`CREATE TEMPORARY TABLE restore_drill (LIKE ${original}) ON COMMIT DROP`);
    const saved = (await readFile(file, "utf8")).split("\n");
    await client.query(
      `INSERT INTO pg_temp.restore_drill
       SELECT (json_populate_record(NULL::pg_temp.restore_drill, line)).* FROM unnest($1::json[]) AS lines(line)`,
      [saved],
    );
    const { rows: restored } = await client.query<{ row: string }>(
      "SELECT row_to_json(restore_drill)::text AS row FROM pg_temp.restore_drill",
    );
    return sameHash(name, `${rows.length} rows of ${schema}.${table}`, hashOf(rows), hashOf(restored));
  } finally {
    await client.query("ROLLBACK");
    await rm(folder, { recursive: true, force: true });
  }
}

async function firstTable(client: ClientBase, schema: string): Promise<string | undefined> {
  const { rows } = await client.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relkind IN ('r', 'p') ORDER BY c.relname`,
    [schema],
  );
  for (const { name: table } of rows) {
    const place = `${client.escapeIdentifier(schema)}.${client.escapeIdentifier(table)}`;
    if ((await client.query(`SELECT 1 FROM ${place} LIMIT 1`)).rows.length > 0) return table;
  }
  return undefined;
}

function hashOf(rows: readonly { readonly row: string }[]): string {
  const texts = rows.map(({ row }) => row).sort();
  return createHash("sha256").update(texts.join("\n")).digest("hex");
}
