import { DeleteRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { describeWorkerLaws, type WorkerUnderTest } from "@sallyport/worker-kit/conformance";
import { queueDepth, send } from "@sallyport/worker-kit/testing";
import { KpiBed } from "./testing/KpiBed.js";

const DAY = "2023-01-15";
/** Longer content is no category's name; it becomes many items of one. */
const LONGEST_NAME = 500;
const ITEM_BYTES = 256;

/**
 * An input is a product, an order and its items, whose category tells the content: so the row of that category is the
 * result. Inputs too long for a name only show that the memory does not grow with them.
 */
describeWorkerLaws("the KPI worker", async () => {
  const bed = await KpiBed.start();
  const { iam } = bed.clients;
  const given = new Map<string, Readonly<Record<string, string>>>();
  const seenRuns = new Map<string, Set<string>>();
  const upload = async (name: string) => {
    for (const [file, content] of Object.entries(given.get(name) ?? {})) await bed.upload(file, content);
  };
  const rowsOf = async (name: string) =>
    [...(await bed.rows("categories")).values()].filter(({ category }) => category?.S?.startsWith(`${name}|`));
  const policy = { RoleName: "kpi-task", PolicyName: "refuse" };

  const subject: WorkerUnderTest = {
    start: async (overrides) => await bed.startWorker(overrides),
    give: async (name, content) => {
      given.set(name, filesOf(name, given.size + 1, content));
      await upload(name);
    },
    repeat: upload,
    giveBad: async (marker) => await send(bed.clients, bed.queue.url, `not an event: ${marker}`),
    result: async (name) => {
      const [row] = await rowsOf(name);
      return row && Buffer.from(row.category?.S?.split("|")[1] ?? "", "hex");
    },
    // Each run that writes a row leaves its id in it, so that no change goes unseen between two looks.
    changes: async (name) => {
      const runs = seenRuns.get(name) ?? new Set();
      for (const { run_id } of await rowsOf(name)) runs.add(run_id?.S ?? "");
      seenRuns.set(name, runs);
      return runs.size;
    },
    refuseResults: async (refuse) => {
      const Statement = [
        { Effect: "Deny", Action: ["dynamodb:PutItem", "dynamodb:BatchWriteItem"], Resource: kpiTables },
      ];
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      if (refuse) await iam.send(new PutRolePolicyCommand({ ...policy, PolicyDocument }));
      else await iam.send(new DeleteRolePolicyCommand(policy));
    },
    inputs: async () => {
      const { visible, leased } = await queueDepth(bed.clients, bed.queue.url);
      const { visible: setAside } = await queueDepth(bed.clients, bed.queue.deadLetterUrl);
      return { waiting: visible, leased, setAside };
    },
    // An event only wakes it: a run reads what the folder holds then, whichever event was the last.
    orders: false,
    // DuckDB fills the memory that it is given, 512 MiB, before it spills.
    memoryLimit: 1024 ** 3,
    misconfiguration: { SALLYPORT_LEASE_SECONDS: "3" },
  };
  return { subject, dispose: async () => await bed.stop() };
});

const kpiTables = ["category_kpis_table", "order_kpis_table"].map(
  (name) => `arn:aws:dynamodb:eu-west-1:000000000000:table/${name}`,
);

function filesOf(name: string, number: number, content: Buffer): Record<string, string> {
  const category = `${name}|${content.subarray(0, LONGEST_NAME).toString("hex")}`;
  const items = Math.max(1, Math.floor(content.length / ITEM_BYTES));
  const text = Array.from({ length: items }, (_, index) => itemOf(number, index)).join("\n");
  return {
    [`products/${name}.csv`]: `id,sku,cost,category,name,brand,retail_price,department\n${number},,,${category},,,,\n`,
    [`orders/${name}.csv`]: `order_id,user_id,status,created_at\n${number},1,Complete,${DAY}T00:00:00\n`,
    [`order_items/${name}.csv`]: `id,order_id,user_id,product_id,status,created_at,sale_price,note\n${text}\n`,
  };
}

/** A line of {@link ITEM_BYTES}, so that the file is as long as the content that it stands for. */
function itemOf(number: number, index: number): string {
  const line = `${number * 10_000_000 + index},${number},1,${number},Complete,${DAY}T00:00:00,1.00,`;
  return line.padEnd(ITEM_BYTES - 1, "x");
}
