import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import type { EtlOutputs } from "./connection/EtlOutputs.js";
import type { EtlTarget } from "./connection/EtlTarget.js";
import { findTarget } from "./connection/findTarget.js";
import { type TargetOptions, withTarget } from "./connection/targetOptions.js";
import { withSession } from "./connection/withSession.js";
import type { FailureRow } from "./ledger/LedgerRow.js";
import { readFailures } from "./ledger/readFailures.js";
import { reporting } from "./reporting.js";
import { type Retried, retryDirectly } from "./retry/retryDirectly.js";
import type { RetriedObject } from "./retry/uploadEvent.js";

interface Options extends TargetOptions {
  readonly table?: string;
  readonly quarantine: string;
  readonly json?: boolean;
}

/** What was done about a file: `sent` to the pipeline's queue, or loaded from here. */
type RetryRow = Retried | { readonly bucket: string; readonly key: string; readonly sent: true };

/** Failures that are read: what is beyond is taken by the next retry. */
const most = 10_000;

/** `sallyport etl retry`. */
export function retryCommand(): Command {
  return withTarget(new Command("retry"))
    .description(
      "load again what failed and has not been loaded since, from here; with --stack also what was missed, by events into the pipeline's queue",
    )
    .argument("[key...]", "objects of the stack's bucket, whatever became of them")
    .option("--table <name>", "of this table alone")
    .option("--quarantine <dir>", "where quarantine/ is, with the rejected rows of what is loaded from here", ".")
    .option("--json", "print what was done about each file as one JSON document")
    .action(async (keys: readonly string[], { json, ...options }: Options) => {
      await reporting({ json }, "", async () => {
        const rows = await retry(keys, await findTarget(options), options);
        if (json) printJson(rows);
        else process.stdout.write(describe(rows));
        if (rows.some((row) => "error" in row)) process.exitCode = 1;
      });
    });
}

async function retry(
  keys: readonly string[],
  target: EtlTarget,
  { table, quarantine }: Options,
): Promise<readonly RetryRow[]> {
  const { stack } = target;
  if (stack === undefined) {
    if (keys.length > 0)
      throw new CommandError("keys are those of a stack's bucket", "give --stack NAME, or `etl load` for one file", 64);
    return await retryDirectly(await openFailures(target, table), target, quarantine);
  }
  const { inputBucket: bucket } = stack;
  const objects = keys.length > 0 ? keys.map((key) => ({ bucket, key })) : await notLoaded(target, stack, table);
  // Only here: what is loaded directly has no use for the SDK.
  const { retryByQueue } = await import("./retry/retryByQueue.js");
  await retryByQueue(objects, stack);
  return objects.map((object) => ({ ...object, sent: true }));
}

/** What has failed, and what nobody told the pipeline of. */
async function notLoaded(
  target: EtlTarget,
  stack: EtlOutputs,
  table: string | undefined,
): Promise<readonly RetriedObject[]> {
  const failed = (await openFailures(target, table)).filter(({ bucket }) => bucket === stack.inputBucket);
  const { missedObjects } = await import("./ledger/missedObjects.js");
  const keys = [...failed, ...(await missedObjects(target, stack, table))].map(({ key }) => key);
  return [...new Set(keys)].map((key) => ({ bucket: stack.inputBucket, key }));
}

async function openFailures(target: EtlTarget, table: string | undefined): Promise<readonly FailureRow[]> {
  const wanted = { schema: target.schema, limit: most, ...(table !== undefined && { table }) };
  return (await withSession(target, (client) => readFailures(client, wanted))).filter(({ open }) => open);
}

function describe(rows: readonly RetryRow[]): string {
  if (rows.length === 0) return "nothing has failed that was not loaded since\n";
  const lines = rows.map((row) => {
    const place = `${row.bucket}/${row.key}`;
    if ("sent" in row) return `${place}: sent to the pipeline's queue`;
    if (row.error) return `${place}: ${row.error.code}: ${row.error.message}`;
    return `${place}: ${row.result?.loaded} loaded, ${row.result?.updated} updated, ${row.result?.rejected} rejected`;
  });
  return `${lines.map(printable).join("\n")}\n`;
}
