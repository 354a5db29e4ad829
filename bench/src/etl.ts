import { linkSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { startPostgres } from "@sallyport/sandbox";
import { Client } from "pg";
import { missingPsql, runPsql } from "./etl/psqlPeer.js";
import { findRowPeer, rowsPerSecondOneByOne } from "./etl/rowByRow.js";
import { writeRowsFile } from "./etl/rowsFile.js";
import type { ServerAddress } from "./etl/ServerAddress.js";
import type { Benchmark, Figure } from "./Figure.js";
import { interleaved } from "./interleaved.js";
import { median } from "./median.js";
import { runSallyport, type SallyportRun } from "./runSallyport.js";

const sizes = [
  { rows: 1_000_000, name: "1 million rows", pairs: 3 },
  { rows: 10_000_000, name: "10 million rows", pairs: 1 },
];
const ROWS_ONE_BY_ONE = 20_000;

/**
 * `sallyport etl load` of a CSV file of ten columns into a new table, against `psql \copy` into a temporary table plus the same
 * merge; both by TLS with a verified certificate, both as whole processes. Ours infers the types, checks every row, and keeps
 * its ledger; psql is told the types, and checks what PostgreSQL itself checks.
 */
export const etlBenchmark: Benchmark = {
  name: "etl",
  run: async (folder, say) => {
    const postgres = await startPostgres();
    const { username: user, password } = postgres.master;
    const server: ServerAddress = { ...postgres, user, password, schema: "etl" };
    process.env.PGPASSWORD = password;
    try {
      await statement(server, "CREATE SCHEMA IF NOT EXISTS etl");
      const figures: Figure[] = [];
      for (const size of sizes) figures.push(...(await measureSize(size, server, folder, say)));
      return figures;
    } finally {
      delete process.env.PGPASSWORD;
      await postgres.stop();
    }
  },
};

type Size = (typeof sizes)[number];

async function measureSize(
  { rows, name, pairs }: Size,
  server: ServerAddress,
  folder: string,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  const figure = (measure: string, samples: readonly number[], goal?: Figure["goal"]): Figure => ({
    benchmark: "etl",
    measure: `${name}: ${measure}`,
    value: median(samples),
    samples,
    ...(goal && { goal }),
  });
  const file = join(folder, `rows-${rows}.csv`);
  say(`etl: writing ${name}`);
  const bytes = writeRowsFile(file, rows);
  say(`etl: ${name}, ${(bytes / 1e6).toFixed(0)} MB, ${pairs} pairs`);
  const missing = missingPsql();
  const load = (pair: number | string): SallyportRun => loadAs(server, folder, file, `ours_${rows}_${pair}`);
  const runs: SallyportRun[] = [];
  const peers: number[] = [];
  for (const pair of Array(pairs).keys()) {
    // One pair at a time, so that tables can go: two of ten million rows fill a small disk.
    const both = interleaved(
      1,
      () => load(pair),
      () => (missing ? Number.NaN : runPsql(server, `peer_${rows}`, file)),
    );
    for (const [one, other] of both) {
      runs.push(one);
      peers.push(other);
    }
    await statement(server, `DROP TABLE IF EXISTS etl.peer_${rows}`);
    if (pair < pairs - 1) await statement(server, `DROP TABLE etl.ours_${rows}_${pair}`);
  }
  const last = pairs - 1;
  const first = runs[last];
  if (first?.document.rowsIn !== rows || first.document.loaded !== rows)
    throw new Error(`of ${rows} rows ${JSON.stringify(first?.document)} were loaded`);
  say(`etl: ${name}, the same file again`);
  const again = load(last);
  say(`etl: ${name}, one row of a hundred changed`);
  writeRowsFile(file, rows, 1);
  const changed = load(last);
  if (changed.document.updated !== rows / 100) throw new Error(`changed: ${JSON.stringify(changed.document)}`);
  await statement(server, `DROP TABLE etl.ours_${rows}_${last}`);
  const ratio = "our load ÷ psql \\copy and the same merge";
  const goal = { atMost: 1.15 };
  const rowsPerSecond = runs.map(({ wallSeconds }) => rows / wallSeconds);
  const rowByRow = (fast: readonly number[]): readonly Figure[] => {
    const measure = "rows/s of our load ÷ row by row, by pandas and psycopg2";
    const goal = { atLeast: 20 };
    const peer = findRowPeer(folder, say);
    if ("skipped" in peer) return [{ benchmark: "etl", measure: `${name}: ${measure}`, goal, skipped: peer.skipped }];
    say("etl: row by row");
    const slow = rowsPerSecondOneByOne(peer.python, server, file, ROWS_ONE_BY_ONE);
    return [
      figure("rows/s row by row", [slow]),
      figure(
        measure,
        fast.map((ours) => ours / slow),
        goal,
      ),
    ];
  };
  const figures: Figure[] = [
    missing
      ? { benchmark: "etl", measure: `${name}: ${ratio}`, goal, skipped: missing }
      : figure(
          ratio,
          runs.map(({ wallSeconds }, at) => wallSeconds / (peers[at] ?? Number.NaN)),
          goal,
        ),
    ...(missing
      ? []
      : [
          figure(
            "rows/s of psql",
            peers.map((seconds) => rows / seconds),
          ),
        ]),
    figure("rows/s of our load", rowsPerSecond),
    figure(
      "CPU seconds of our process",
      runs.map(({ cpuSeconds }) => cpuSeconds),
    ),
    figure(
      "peak memory of our process, MiB",
      [...runs, again, changed].map(({ maxRssMib }) => maxRssMib),
      { atMost: 200 },
    ),
    figure("the same file again ÷ its first load", [again.wallSeconds / first.wallSeconds], { atMost: 0.05 }),
    figure("seconds of the same file again", [again.wallSeconds]),
    figure("one row of a hundred changed ÷ the first load", [changed.wallSeconds / first.wallSeconds]),
  ];
  if (rows === sizes[0]?.rows) {
    figures.push(...rowByRow(rowsPerSecond));
  }
  rmSync(file);
  return figures;
}

/** Under a name of its own, since the table's name is the file's. */
function loadAs(server: ServerAddress, folder: string, file: string, table: string): SallyportRun {
  const named = join(folder, `${table}.csv`);
  rmSync(named, { force: true });
  linkSync(file, named);
  try {
    const url = `postgresql://${server.user}@${server.host}:${server.port}/${server.database}`;
    const flags = ["--database-url", url, "--ca", server.caFile, "--schema", server.schema];
    return runSallyport(["etl", "load", named, ...flags], folder);
  } finally {
    rmSync(named);
  }
}

async function statement({ host, port, database, user, password, caFile }: ServerAddress, text: string): Promise<void> {
  const client = new Client({ host, port, database, user, password, ssl: { ca: readFileSync(caFile) } });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
