import { Command } from "commander";
import { describeItems } from "../../checked/describeItems.js";
import { judgedOr } from "../../checked/judgedOr.js";
import { printJson } from "../../output/printJson.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { stackOutputs } from "../etl/connection/stackOutputs.js";
import { stackTarget } from "../etl/connection/stackTarget.js";
import { withSession } from "../etl/connection/withSession.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import { readIdentity } from "../whoami/readIdentity.js";
import type { DrilledItem, DrillResult } from "./DrillResult.js";
import { archiveObject } from "./kinds/archiveObject.js";
import { databaseSample } from "./kinds/databaseSample.js";
import { objectVersion } from "./kinds/objectVersion.js";
import { tableInTime } from "./kinds/tableInTime.js";
import { recordDrill } from "./recordDrill.js";

interface Options {
  readonly bucket?: string;
  readonly table?: string;
  readonly archive?: string;
  readonly stack?: string;
  readonly record: string;
  readonly json?: boolean;
}

/** `sallyport drill restore`: restores a sample of each kind beside its original, and keeps the result (BAK-02). */
export function restoreDrillCommand(): Command {
  return new Command("restore")
    .description("restore a sample of each kind beside its original, compare, remove the copies, and record the result")
    .option("--bucket <name>", "bucket of the object whose version is restored (default: the first that has one)")
    .option("--table <name>", "table that is restored to a moment (default: the first that can be)")
    .option("--archive <address>", "archive that an object is restored from, s3://… or a file (default: the first)")
    .option("--stack <name>", "stack of stacks/etl whose database is sampled; without, no database is")
    .option("--record <place>", "file that a line is added to, or s3://bucket/prefix", "restore-drills.jsonl")
    .option("--json", "print one JSON document")
    .action(async ({ record, json, ...options }: Options) => {
      const region = currentRegion();
      const clients = makeAccountClients(process.env);
      const { account } = await readIdentity(clients.sts(region));
      const started = performance.now();
      const items = await drilled(clients.s3(region), clients.dynamodb(region), options);
      const seconds = Math.round((performance.now() - started) / 100) / 10;
      const result: DrillResult = { at: new Date().toISOString(), account, region, seconds, items };
      const place = await recordDrill(clients.s3(region), record, result);
      if (json) printJson(result);
      else process.stdout.write(`${describeItems(items, process.stdout.isTTY === true)}recorded in ${place}\n`);
      process.exitCode = exitCodeOf(items);
    });
}

type Clients = ReturnType<typeof makeAccountClients>;

async function drilled(
  s3: ReturnType<Clients["s3"]>,
  dynamo: ReturnType<Clients["dynamodb"]>,
  { bucket, table, archive, stack }: Omit<Options, "record">,
): Promise<readonly DrilledItem[]> {
  return [
    await judgedOr("object-version", () => objectVersion(s3, bucket)),
    await judgedOr("table-in-time", () => tableInTime(dynamo, table)),
    await judgedOr("database-sample", () => databaseOf(stack)),
    await judgedOr("archive", () => archiveObject(s3, archive)),
  ];
}

async function databaseOf(stack: string | undefined): Promise<DrilledItem> {
  if (stack === undefined)
    return {
      ...{ name: "database-sample", outcome: "not-judged" },
      message: "No database was named (--stack): one is reached from its own network alone",
    };
  const outputs = await stackOutputs(stack);
  return await withSession(stackTarget(outputs), (client) => databaseSample(client, outputs.databaseSchema));
}

/** 2 where nothing at all was restored: a drill of nothing is none. */
function exitCodeOf(items: readonly DrilledItem[]): 0 | 1 | 2 {
  if (items.some(({ outcome }) => outcome === "failed")) return 1;
  return items.some(({ outcome }) => outcome === "passed") ? 0 : 2;
}
