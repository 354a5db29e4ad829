import { join } from "node:path";
import { startPostgres } from "@sallyport/sandbox";
import { type LoadPair, measureLoads } from "./etl/measureLoads.js";
import { missingPsql } from "./etl/psqlPeer.js";
import { findRowPeer, rowsPerSecondOneByOne } from "./etl/rowByRow.js";
import { writeRowsFile } from "./etl/rowsFile.js";
import { addressOf, type ServerAddress } from "./etl/ServerAddress.js";
import { statement } from "./etl/statement.js";
import type { Benchmark, Figure } from "./Figure.js";
import { median } from "./median.js";
import { runSallyport } from "./runSallyport.js";

const sizes = [
  { rows: 1_000_000, name: "1 million rows", pairs: 3 },
  { rows: 10_000_000, name: "10 million rows", pairs: 1 },
];
const ROWS_ONE_BY_ONE = 20_000;

/**
 * `sallyport etl load` of a CSV file of ten columns, into a new table and into one that has all its keys, against `psql \copy` into a
 * temporary table plus the same merge; both by TLS with a verified certificate, both as whole processes. Ours infers the types, checks
 * every row, and keeps its ledger; psql is told the types, and checks what PostgreSQL itself checks.
 */
export const etlBenchmark: Benchmark = {
  name: "etl",
  run: async (folder, say) => {
    const postgres = await startPostgres();
    const { username: user, password } = postgres.master;
    const server: ServerAddress = { ...postgres, user, password, schema: "peer" };
    process.env.PGPASSWORD = password;
    try {
      runSallyport(["etl", "migrate", ...addressOf(server)], folder);
      await statement(server, "CREATE SCHEMA peer");
      const figures: Figure[] = [];
      for (const size of sizes) {
        const missing = missingPsql();
        const hasPsql = missing === undefined;
        const pairs = await measureLoads({ ...size, server, folder: join(folder, "loads"), hasPsql, say });
        figures.push(...figuresOf(size, pairs, missing));
        if (size === sizes[0]) figures.push(...rowByRow(size, pairs, server, folder, say));
      }
      return figures;
    } finally {
      delete process.env.PGPASSWORD;
      await postgres.stop();
    }
  },
};

type Size = (typeof sizes)[number];

function figuresOf({ rows, name }: Size, pairs: readonly LoadPair[], missing: string | undefined): readonly Figure[] {
  const figure = (measure: string, samples: readonly number[], goal?: Figure["goal"]) =>
    figureOf(`${name}: ${measure}`, samples, goal);
  const peered = (measure: string, sample: (pair: LoadPair) => number, goal?: Figure["goal"]): Figure =>
    missing === undefined
      ? figure(measure, pairs.map(sample), goal)
      : { benchmark: "etl", measure: `${name}: ${measure}`, ...(goal && { goal }), skipped: missing };
  const ratio = ([ours, peer = Number.NaN]: LoadPair["first"]): number => ours.wallSeconds / peer;
  const runs = pairs.flatMap(({ first, again, changed }) => [first[0], again, changed[0]]);
  const goal = { atMost: 1.15 };
  return [
    peered("into a new table: our load ÷ psql \\copy and the same merge", ({ first }) => ratio(first), goal),
    peered(
      "one row of a hundred changed: our load ÷ psql \\copy and the same merge",
      ({ changed }) => ratio(changed),
      goal,
    ),
    figure(
      "the same file again ÷ its first load",
      pairs.map(({ first, again }) => again.wallSeconds / first[0].wallSeconds),
      {
        atMost: 0.05,
      },
    ),
    figure(
      "peak memory of our process, MiB",
      runs.map(({ maxRssMib }) => maxRssMib),
      { atMost: 200 },
    ),
    figure(
      "rows/s of our load into a new table",
      pairs.map(({ first: [ours] }) => rows / ours.wallSeconds),
    ),
    peered("rows/s of psql into a new table", ({ first: [, peer = Number.NaN] }) => rows / peer),
    figure(
      "CPU seconds of our process",
      pairs.map(({ first: [ours] }) => ours.cpuSeconds),
    ),
    figure(
      "seconds of the same file again",
      pairs.map(({ again }) => again.wallSeconds),
    ),
  ];
}

/** Against the way in which the public pipeline loads. */
function rowByRow(
  { rows, name }: Size,
  pairs: readonly LoadPair[],
  server: ServerAddress,
  folder: string,
  say: (line: string) => void,
): readonly Figure[] {
  const measure = `${name}: rows/s of our load ÷ row by row, by pandas and psycopg2`;
  const goal = { atLeast: 20 };
  const peer = findRowPeer(folder, say);
  if ("skipped" in peer) return [{ benchmark: "etl", measure, goal, skipped: peer.skipped }];
  say("etl: row by row");
  const file = join(folder, "few.csv");
  writeRowsFile(file, ROWS_ONE_BY_ONE);
  const slow = rowsPerSecondOneByOne(peer.python, server, file, ROWS_ONE_BY_ONE);
  const samples = pairs.map(({ first: [ours] }) => rows / ours.wallSeconds / slow);
  return [figureOf(measure, samples, goal), figureOf("rows/s row by row, by pandas and psycopg2", [slow])];
}

function figureOf(measure: string, samples: readonly number[], goal?: Figure["goal"]): Figure {
  return { benchmark: "etl", measure, value: median(samples), samples, ...(goal && { goal }) };
}
