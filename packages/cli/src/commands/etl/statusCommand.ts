import { Command } from "commander";
import { grid } from "../../output/grid.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import type { EtlTarget } from "./connection/EtlTarget.js";
import { findTarget } from "./connection/findTarget.js";
import { type TargetOptions, withTarget } from "./connection/targetOptions.js";
import { withSession } from "./connection/withSession.js";
import type { FailureRow, LedgerRow } from "./ledger/LedgerRow.js";
import type { MissedObject } from "./ledger/missedObjects.js";
import { readFailures } from "./ledger/readFailures.js";
import { readLedger } from "./ledger/readLedger.js";
import { reporting } from "./reporting.js";

interface Options extends TargetOptions {
  readonly table?: string;
  readonly limit: number;
  readonly json?: boolean;
}

/** A load, a failure, or a file of the stack's bucket that waits for its load, as `--json` lists them: the last ones first. */
type StatusRow = EndedRow | ({ readonly status: "waiting" } & MissedObject);
type EndedRow = ({ readonly status: "loaded" } & LedgerRow) | ({ readonly status: "failed" } & FailureRow);

/** `sallyport etl status`. */
export function statusCommand(): Command {
  return withTarget(new Command("status"))
    .description(
      "the last loads and failures, newest first; with --stack also the files of its bucket that wait for their load",
    )
    .option("--table <name>", "of this table alone")
    .option("--limit <number>", "loads, and failures, at most", wholeNumber("--limit", 1, 100_000), 20)
    .option("--json", "print them as one JSON document")
    .action(async ({ json, ...options }: Options) => {
      await reporting({ json }, "", async () => {
        const target = await findTarget(options);
        const { table, limit } = options;
        const wanted = { schema: target.schema, limit, ...(table !== undefined && { table }) };
        const [loads, failures] = await withSession(target, async (client) => [
          await readLedger(client, wanted),
          await readFailures(client, wanted),
        ]);
        const failed = new Set(failures.filter(({ open }) => open).map(({ key }) => key));
        const waiting = (await waitingIn(target, table)).filter(({ key }) => !failed.has(key));
        if (json) printJson([...waiting.map(waitingRow), ...together(loads, failures)]);
        else process.stdout.write(describe(loads, failures, waiting));
      });
    });
}

function waitingRow(missed: MissedObject): StatusRow {
  return { status: "waiting", ...missed };
}

async function waitingIn(target: EtlTarget, table: string | undefined): Promise<readonly MissedObject[]> {
  if (target.stack === undefined) return [];
  // Only here: a database that is named by its address has no use for the SDK.
  const { missedObjects } = await import("./ledger/missedObjects.js");
  return await missedObjects(target, target.stack, table);
}

function together(loads: readonly LedgerRow[], failures: readonly FailureRow[]): readonly EndedRow[] {
  const rows: EndedRow[] = [
    ...loads.map((row) => ({ status: "loaded" as const, ...row })),
    ...failures.map((row) => ({ status: "failed" as const, ...row })),
  ];
  const at = (row: EndedRow): string => (row.status === "loaded" ? row.loadedAt : row.failedAt);
  return rows.sort((one, other) => (at(one) < at(other) ? 1 : -1));
}

function describe(
  loads: readonly LedgerRow[],
  failures: readonly FailureRow[],
  waiting: readonly MissedObject[],
): string {
  const header = ["table", "at", "rows in", "loaded", "updated", "unchanged", "rejected", "seconds", "file"];
  const rows = loads.map(({ table, loadedAt, rowsIn, loaded, updated, unchanged, rejected, seconds, bucket, key }) => [
    printable(table),
    loadedAt.slice(0, 19),
    ...[rowsIn, loaded, updated, unchanged, rejected].map(String),
    seconds.toFixed(2),
    printable(`${bucket}/${key}`),
  ]);
  const open = failures.filter((failure) => failure.open);
  return [
    ...(rows.length === 0 ? ["nothing has been loaded"] : [grid([header, ...rows])]),
    ...open.flatMap(({ bucket, key, failedAt, code, message, quarantine }) => [
      "",
      printable(`failed: ${bucket}/${key} at ${failedAt.slice(0, 19)}: ${code}`),
      printable(`  ${message}${quarantine === null ? "" : ` (rejected rows: ${quarantine})`}`),
    ]),
    ...(open.length === 0 ? [] : ["", "mend what they say, then: sallyport etl retry"]),
    ...(waiting.length === 0 ? [] : [""]),
    ...waiting.map(({ bucket, key }) => printable(`waiting: ${bucket}/${key}`)),
    "",
  ].join("\n");
}
