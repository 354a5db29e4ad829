import { type ClientBase, escapeIdentifier } from "pg";
import { LoadError } from "../LoadError.js";
import { columnTypes } from "../schema/ColumnType.js";
import type { TableInfo } from "./TableInfo.js";

const TYPES: Readonly<Record<string, string>> = { "timestamp with time zone": "timestamptz" };

/** The table of this name; undefined where there is none. */
export async function describeTable(client: ClientBase, schema: string, table: string): Promise<TableInfo | undefined> {
  const { rows: found } = await client.query<{ oid: number; relkind: string }>(
    `SELECT c.oid, c.relkind FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE n.nspname = $1 AND c.relname = $2`,
    [schema, table],
  );
  const [relation] = found;
  if (!relation) return undefined;
  if (relation.relkind !== "r") {
    const message = `${schema}.${table} is no ordinary table`;
    const fix = "Rename the file, or move what has its name away";
    throw new LoadError({ code: "table-not-ours", message, fix });
  }
  const { rows } = await client.query<{ name: string; type: string; dropped: boolean; place: number | null }>(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type, a.attisdropped AS dropped,
            array_position(k.conkey, a.attnum) AS place
       FROM pg_attribute a LEFT JOIN pg_constraint k ON k.conrelid = a.attrelid AND k.contype = 'p'
      WHERE a.attrelid = $1 AND a.attnum > 0 ORDER BY a.attnum`,
    [relation.oid],
  );
  const identifier = `${escapeIdentifier(schema)}.${escapeIdentifier(table)}`;
  const { rowCount } = await client.query(`SELECT 1 FROM ${identifier} LIMIT 1`);
  const columns = rows.filter(({ dropped }) => !dropped);
  return {
    columns: columns.map(({ name, type }) => ({ name, type, kind: kindOf(type) })),
    key: columns
      .filter(({ place }) => place !== null)
      .sort((one, other) => (one.place ?? 0) - (other.place ?? 0))
      .map(({ name }) => name),
    slots: rows.length,
    empty: rowCount === 0,
  };
}

function kindOf(type: string): number | undefined {
  const place = columnTypes.findIndex((known) => known === (TYPES[type] ?? type));
  return place === -1 ? undefined : place + 1;
}
