import { setTimeout as delay } from "node:timers/promises";
import { type AttributeValue, DynamoDBClient, PutItemCommand } from "@aws-sdk/client-dynamodb";
import { paginateListObjectsV2, S3Client } from "@aws-sdk/client-s3";
import type { NamedRun } from "../../../evidence/removal/testing/NamedRun.js";
import { runBin } from "../../../testing/runBin.js";
import type { DeployedKpi } from "./DeployedKpi.js";
import { csv, type ShopFiles } from "./shopFiles.js";
import { underRole } from "./underRole.js";

/** Milliseconds between two looks at the records of runs. */
const pause = 200;
/** A day of which no file knows. */
const vanished = "1999-12-31";

/** The KPI pipeline's runs: what their roles hold is needed by one of them. */
export const kpiRuns: readonly NamedRun<DeployedKpi>[] = [
  computes("compute a few days of an upload, and are refused nothing", { name: "few", days: 2, firstId: 7_000_000 }),
  // More days than one call writes.
  computes("compute many days of an upload, and are refused nothing", { name: "many", days: 40, firstId: 8_000_000 }),
  {
    title: "remove rows that no file gives any more, as the operator, and are refused nothing",
    run: async (kpi, { signal }) => {
      await plantVanished(kpi);
      const { region, inputBucket, inputPrefix, categoryTable, orderTable, runsTable } = kpi.outputs;
      const role = kpi.outputs.reconcileRoleArns.operator?.split("/").at(-1) ?? "";
      await underRole({ region, role }, async ({ accessKeyId, secretAccessKey, sessionToken }) => {
        const tables = [categoryTable, orderTable, runsTable].join(",");
        const input = `s3://${inputBucket}/${inputPrefix}`;
        const args = ["--tables", tables, "--input", input, "--delete", "--yes", "--json"];
        const reconcile = async () =>
          await runBin(["kpi", "reconcile", ...args], {
            ...kpi.stack.environment,
            AWS_ACCESS_KEY_ID: accessKeyId,
            AWS_SECRET_ACCESS_KEY: secretAccessKey,
            AWS_SESSION_TOKEN: sessionToken,
          });
        let end = await reconcile();
        // A run that was refused something is tried again by itself, whenever that may be.
        for (; end.stderr.includes("A run holds the lease"); end = await reconcile())
          await delay(pause, undefined, { signal });
        if (end.code !== 0) throw new Error(`kpi reconcile ended with ${end.code}: ${end.stderr}`);
      });
      const { category, order } = await kpi.tables();
      if ([...category, ...order].some((row) => row.order_date === vanished))
        throw new Error("a row that no file gives is still there");
    },
  },
];

interface Sales {
  /** Of the files. */
  readonly name: string;
  readonly days: number;
  /** Of its orders and items, above those of other files. */
  readonly firstId: number;
}

/** Uploads the sales of some days, at another price each time, and waits for the run that has read them, to the event that tells of its end. */
function computes(title: string, sales: Sales): NamedRun<DeployedKpi> {
  const run: NamedRun<DeployedKpi>["run"] = async (kpi, { id, signal }) => {
    const since = new Date().toISOString();
    await kpi.upload(filesOf(sales, 1 + (Number.parseInt(id, 16) % 90_000)));
    const inputs = await inputsOf(kpi);
    for (;;) {
      const records = await kpi.items(kpi.outputs.runsTable);
      const ended = records.find((record) => (record.startedAt?.S ?? "") >= since && hasRead(record, inputs));
      if (ended === undefined) {
        await delay(pause, undefined, { signal });
        continue;
      }
      if (ended.status?.S !== "succeeded")
        throw new Error(`the run ${ended.id?.S} failed: ${ended.error?.M?.message?.S}`);
      while ((await kpi.runEnd(signal)).detail.runId !== ended.id?.S);
      return;
    }
  };
  return { title, run };
}

function hasRead({ inputs: read }: Readonly<Record<string, AttributeValue>>, inputs: ReadonlyMap<string, string>) {
  const files = read?.L ?? [];
  return files.length === inputs.size && files.every(({ M: file }) => inputs.get(file?.key?.S ?? "") === file?.etag?.S);
}

function filesOf({ name, days, firstId }: Sales, cents: number): ShopFiles {
  const price = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  const dates = Array.from({ length: days }, (_, day) =>
    new Date(Date.UTC(2019, 0, 1 + day)).toISOString().slice(0, 10),
  );
  return {
    [`products/${name}.csv`]: csv("products", [`${firstId},SKU${firstId},1.00,${name},Product,Brand,9.99,All`]),
    [`orders/${name}.csv`]: csv(
      "orders",
      dates.map((date, day) => `${firstId + day},1,Complete,${date}T12:00:00,,,,1`),
    ),
    [`order_items/${name}.csv`]: csv(
      "items",
      dates.map((date, day) => `${firstId + day},${firstId + day},1,${firstId},Complete,${date}T12:00:00,,,,${price}`),
    ),
  };
}

/** All that is below the prefix, which is what a run reads: ETags by key. */
async function inputsOf({ outputs: { region, inputBucket: Bucket, inputPrefix: Prefix } }: DeployedKpi) {
  const inputs = new Map<string, string>();
  for await (const { Contents = [] } of paginateListObjectsV2({ client: new S3Client({ region }) }, { Bucket, Prefix }))
    for (const { Key = "", ETag = "" } of Contents) inputs.set(Key, ETag);
  return inputs;
}

/** A row in each table as an earlier run would have left it. */
async function plantVanished({ outputs: { region, categoryTable, orderTable } }: DeployedKpi): Promise<void> {
  const dynamodb = new DynamoDBClient({ region });
  const order_date = { S: vanished };
  const category = { category: { S: "vanished" }, order_date };
  await dynamodb.send(new PutItemCommand({ TableName: categoryTable, Item: category }));
  await dynamodb.send(new PutItemCommand({ TableName: orderTable, Item: { order_date } }));
}
