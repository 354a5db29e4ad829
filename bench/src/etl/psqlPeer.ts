import { spawnSync } from "node:child_process";
import { columns } from "./rowsFile.js";
import { libpqVariables, type ServerAddress } from "./ServerAddress.js";

/** Why the peer cannot be run here; undefined where it can. */
export function missingPsql(): string | undefined {
  return spawnSync("psql", ["--version"]).status === 0 ? undefined : "no psql on PATH";
}

const names = columns.map(([name]) => name).join(", ");
const others = columns.slice(1).map(([name]) => name);
const typed = columns.map(([name, type]) => `${name} ${type}`).join(", ");

/** The statements by which ours merges into a table that it makes: no row can be in the way, and the key comes last. */
const intoNewTable = (target: string): readonly string[] => [
  `CREATE TABLE ${target} (${typed}, processed_at timestamptz NOT NULL);`,
  `INSERT INTO ${target} (${names}, processed_at) SELECT ${names}, now() FROM staged;`,
  `ALTER TABLE ${target} ADD PRIMARY KEY (id);`,
];

/** The statement by which ours merges into a table that has rows. */
const intoFullTable = (target: string): readonly string[] => [
  `INSERT INTO ${target} AS kept (${names}, processed_at) SELECT ${names}, now() FROM staged`,
  `ON CONFLICT (id) DO UPDATE SET ${others.map((name) => `${name} = excluded.${name}`).join(", ")}, processed_at = now()`,
  `WHERE (${others.map((name) => `kept.${name}`).join(", ")}) IS DISTINCT FROM (${others.map((name) => `excluded.${name}`).join(", ")});`,
];

interface PsqlLoad {
  readonly table: string;
  readonly file: string;
  /** Whether the table has to be made. */
  readonly fresh: boolean;
}

/**
 * Seconds that psql takes to copy a file into a temporary table of typed columns and to merge that into a table as ours does: one
 * transaction, verified TLS, no validation but PostgreSQL's own, which refuses the whole file for one bad row.
 */
export function runPsql(server: ServerAddress, { table, file, fresh }: PsqlLoad): number {
  const target = `${server.schema}.${table}`;
  const script = [
    "\\set ON_ERROR_STOP on",
    "BEGIN;",
    `CREATE TEMPORARY TABLE staged (${typed}) ON COMMIT DROP;`,
    `\\copy staged (${names}) FROM '${file}' WITH (FORMAT csv, HEADER)`,
    ...(fresh ? intoNewTable(target) : intoFullTable(target)),
    "COMMIT;",
  ].join("\n");
  const start = performance.now();
  const { status, stderr } = spawnSync("psql", ["--no-psqlrc", "--quiet", "--file", "-"], {
    input: script,
    encoding: "utf8",
    env: { ...process.env, ...libpqVariables(server) },
  });
  if (status !== 0) throw new Error(`psql ended with ${status}: ${stderr}`);
  return (performance.now() - start) / 1000;
}
