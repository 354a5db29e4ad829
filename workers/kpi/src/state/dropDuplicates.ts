import type { Database } from "../compute/Database.js";
import { readSql } from "../sql/readSql.js";
import { type IdRange, sharedIds } from "./sharedIds.js";
import type { StateKind } from "./stateKeys.js";

/** Starts and ends of runs that are looked at: where ids are in no order at all, all of them are grouped instead. */
const MOST_ENDS = 20_000;
/** Ranges that a query names at most. */
const MOST_RANGES = 100;

/** Rows of which DuckDB keeps in memory whether they are deleted, 16 KiB for all, once one of them is. */
const VECTOR = 2_048;
/** So many of them take 100 MiB. */
const MOST_TOUCHED = 6_400;

/**
 * Leaves one row of each id in `new_<kind>`.
 *
 * @param mostTouched places in which rows are deleted at most; where there are more, the table is written anew
 */
export async function dropDuplicates(database: Database, kind: StateKind, mostTouched = MOST_TOUCHED): Promise<void> {
  const shared = await sharedCondition(database, kind);
  if (shared === undefined) return;
  await database.runFile("find_duplicates", { kind, shared });
  const [count] = await database.values("SELECT COUNT(*) FROM twice");
  if (count !== "0") await dropRanked(database, kind, mostTouched);
  await database.run("DROP TABLE twice");
}

/** Deletes rows, or writes the table anew without them where they are too many places. */
async function dropRanked(database: Database, kind: StateKind, mostTouched: number): Promise<void> {
  await database.runFile("rank_duplicates", { kind });
  const [touched = "0"] = await database.values(
    `SELECT COUNT(DISTINCT row_number_in_table // ${VECTOR}) FROM ranked WHERE place > 1`,
  );
  await database.runFile(Number(touched) > mostTouched ? "keep_distinct" : "drop_duplicates", { kind });
  await database.run("DROP TABLE ranked");
}

/**
 * What holds for every id that occurs twice; undefined where none can. Files mostly have their rows in the order of the ids,
 * and a look at that order costs a twentieth of grouping all ids.
 */
async function sharedCondition(database: Database, kind: StateKind): Promise<string | undefined> {
  const rows = await database.rows<RunEnd>(readSql("find_runs", { kind, most: String(MOST_ENDS) }));
  if (rows.length === MOST_ENDS) return "true";
  const shared = sharedIds(runsOf(rows));
  const [first, last] = [shared[0], shared.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  const ranges = shared.length > MOST_RANGES ? [{ from: first.from, to: last.to }] : shared;
  return ranges.map(({ from, to }) => `id BETWEEN ${from} AND ${to}`).join(" OR ");
}

/** A row of find_runs.sql; every value as text. */
interface RunEnd {
  readonly id: string;
  readonly starts: string;
  readonly ends: string;
}

function runsOf(rows: readonly RunEnd[]): IdRange[] {
  const runs: IdRange[] = [];
  let from: bigint | undefined;
  for (const { id, starts, ends } of rows) {
    if (starts === "true") from = BigInt(id);
    if (ends === "true" && from !== undefined) runs.push({ from, to: BigInt(id) });
  }
  return runs;
}
