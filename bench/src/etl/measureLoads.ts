import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { runSallyport, type SallyportRun } from "../runSallyport.js";
import { runPsql } from "./psqlPeer.js";
import { writeRowsFile } from "./rowsFile.js";
import { addressOf, type ServerAddress } from "./ServerAddress.js";
import { statement } from "./statement.js";

/** The loads of one pair: ours, and seconds of psql; undefined where it is not there. */
export interface LoadPair {
  /** Of a file into a new table. */
  readonly first: readonly [SallyportRun, number | undefined];
  /** Of the same file once more, by ours. */
  readonly again: SallyportRun;
  /** Of a file with other values in one row of a hundred, into the table with all of them. */
  readonly changed: readonly [SallyportRun, number | undefined];
}

export interface MeasureOptions {
  readonly server: ServerAddress;
  readonly folder: string;
  readonly rows: number;
  readonly pairs: number;
  readonly hasPsql: boolean;
  readonly say: (line: string) => void;
}

/** Loads a file, the same again and a changed one, by ours and by psql in turns. Tables go after each pair, so that the disk is not filled. */
export async function measureLoads({ server, folder, rows, pairs, hasPsql, say }: MeasureOptions): Promise<LoadPair[]> {
  const file = join(folder, `rows_${rows}.csv`);
  const table = `rows_${rows}`;
  mkdirSync(folder, { recursive: true });
  const load = (): SallyportRun => runSallyport(["etl", "load", file, ...addressOf(server)], folder);
  const peer = (fresh: boolean): number | undefined => (hasPsql ? runPsql(server, { table, file, fresh }) : undefined);
  const measured: LoadPair[] = [];
  for (const pair of Array(pairs).keys()) {
    say(`etl: ${rows.toLocaleString("en")} rows, pair ${pair + 1} of ${pairs}`);
    // Not a file of the pair before: the ledger would know it.
    writeRowsFile(file, rows);
    const first = inTurn(pair, load, () => peer(true));
    expectCounts(first[0], { known: false, rowsIn: rows, loaded: rows });
    const again = load();
    expectCounts(again, { known: true, rowsIn: rows, unchanged: rows });
    writeRowsFile(file, rows, 1);
    const changed = inTurn(pair, load, () => peer(false));
    expectCounts(changed[0], { known: false, rowsIn: rows, updated: rows / 100, unchanged: rows - rows / 100 });
    measured.push({ first, again, changed });
    await statement(
      server,
      `DROP TABLE IF EXISTS ${server.schema}.${table}; SET ROLE etl_owner; DROP TABLE etl.${table}`,
    );
  }
  rmSync(file);
  return measured;
}

/** Ours first in even pairs, the peer first in odd ones. */
function inTurn<Ours, Peer>(pair: number, ours: () => Ours, peer: () => Peer): readonly [Ours, Peer] {
  if (pair % 2 === 0) {
    const first = ours();
    return [first, peer()];
  }
  const first = peer();
  return [ours(), first];
}

/** A load that did something else than it was measured for is no measurement. */
function expectCounts({ document }: SallyportRun, expected: Readonly<Record<string, unknown>>): void {
  const wrong = Object.entries(expected).find(([name, value]) => document[name] !== value);
  if (wrong) throw new Error(`${wrong[0]} is not ${wrong[1]}: ${JSON.stringify(document)}`);
}
