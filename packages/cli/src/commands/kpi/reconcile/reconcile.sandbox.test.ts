import { appendFileSync, readFileSync } from "node:fs";
import { Agent } from "node:https";
import { join } from "node:path";
import {
  type AttributeValue,
  CreateTableCommand,
  DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "@jest/globals";
import { startTestSandbox, type TestSandbox } from "@sallyport/sandbox/testing";
import { runBin } from "../../../testing/runBin.js";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { workedResult, writeWorkedExample } from "../testing/workedExample.js";

const newFolder = temporaryFolders();
const vanished = { category: "Garden", order_date: "2022-12-31" };
const removal = ["--delete", "--yes"];

describe("`sallyport kpi reconcile`", () => {
  let sandbox: TestSandbox;
  let dynamo: DynamoDBClient;
  let input: string;
  let number = 0;
  let names = { category: "", order: "", runs: "" };

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "", AWS_REGION = "eu-west-1" } = sandbox.environment;
    dynamo = new DynamoDBClient({
      region: AWS_REGION,
      endpoint: sandbox.endpoint,
      credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
      requestHandler: { httpsAgent: new Agent({ ca: readFileSync(sandbox.caFile) }) },
    });
  }, 60_000);
  /** Tables that hold the worked example's rows, and one category's row of a day that the input does not have. */
  beforeEach(async () => {
    number += 1;
    names = { category: `categories-${number}`, order: `orders-${number}`, runs: `runs-${number}` };
    await makeTable(names.category, "category", "order_date");
    await makeTable(names.order, "order_date");
    await makeTable(names.runs, "id");
    for (const row of [...workedResult.category, { ...workedResult.category[0], ...vanished }])
      await put(names.category, row);
    for (const row of workedResult.order) await put(names.order, row);
    input = newFolder();
    writeWorkedExample(input);
  });
  afterAll(async () => {
    dynamo?.destroy();
    await sandbox?.stop();
  });

  const makeTable = async (TableName: string, ...keys: string[]) => {
    await dynamo.send(
      new CreateTableCommand({
        TableName,
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: keys.map((AttributeName) => ({ AttributeName, AttributeType: "S" })),
        KeySchema: keys.map((AttributeName, index) => ({ AttributeName, KeyType: index === 0 ? "HASH" : "RANGE" })),
      }),
    );
  };
  const put = async (TableName: string, row: object) => {
    const attributes = Object.entries(row).map(([name, value]): [string, AttributeValue] => [
      name,
      name === "category" || name === "order_date" ? { S: String(value) } : { N: String(value) },
    ]);
    const Item = { ...Object.fromEntries(attributes), run_id: { S: "run-1" }, computed_at: { S: "2026-01-01" } };
    await dynamo.send(new PutItemCommand({ TableName, Item }));
  };
  const count = async (TableName: string) => (await dynamo.send(new ScanCommand({ TableName }))).Count;
  const reconcile = async (...args: string[]) => {
    const tables = ["--tables", Object.values(names).join(","), "--input", input];
    return await runBin(["kpi", "reconcile", ...tables, ...args], sandbox.environment);
  };

  it("lists what has vanished, ends with 1 and removes nothing", async () => {
    const { code, stdout } = await reconcile("--json");
    expect(code).toBe(1);
    const nothing = { vanished: [], missing: [], differing: [], removed: [], kept: [] };
    expect(JSON.parse(stdout)).toEqual({
      category: { ...nothing, name: names.category, rows: 4, vanished: [vanished] },
      order: { ...nothing, name: names.order, rows: 2 },
      quality: workedResult.quality,
      findings: 1,
    });
    expect(await count(names.category)).toBe(4);
    const said = await reconcile();
    expect(said.stdout).toContain("vanished  Garden 2022-12-31\n");
    expect(said.stdout).toContain("add --delete");
  });

  it("removes what has vanished, ends with 0, and finds nothing after it", async () => {
    const { code, stdout } = await reconcile(...removal, "--json");
    const { category, findings } = JSON.parse(stdout);
    expect({ code, removed: category.removed, findings }).toEqual({ code: 0, removed: [vanished], findings: 0 });
    expect(await count(names.category)).toBe(3);
    expect(await reconcile()).toMatchObject({ code: 0, stdout: expect.stringContaining("hold what the input gives") });
  });

  it("leaves rows that are missing or differ to a run, and ends with 1 while there are any", async () => {
    await put(names.order, { ...workedResult.order[0], total_orders: 9 });
    const { code, stdout } = await reconcile(...removal, "--json");
    const { category, order, findings } = JSON.parse(stdout);
    expect({ code, removed: category.removed, findings }).toEqual({ code: 1, removed: [vanished], findings: 1 });
    expect(order.differing).toEqual([
      {
        key: { order_date: "2023-01-15" },
        differences: [{ name: "total_orders", stored: "9", computed: "2" }],
      },
    ]);
    expect(await count(names.order)).toBe(2);
  });

  it("removes nothing unless someone says yes, in the command or when asked", async () => {
    const { code, stdout, stderr } = await reconcile("--delete");
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toContain("--yes");
    expect(await count(names.category)).toBe(4);
  });

  it("removes nothing without the table of the lease", async () => {
    const { category, order } = names;
    const args = ["kpi", "reconcile", "--tables", `${category},${order}`, "--input", input];
    expect(await runBin([...args, ...removal], sandbox.environment)).toMatchObject({ code: 64 });
    expect(await runBin(args, sandbox.environment)).toMatchObject({ code: 1 });
    expect(await count(category)).toBe(4);
  });

  it("ends with 2 where it could not look: an input with which a run would fail, or tables that are not there", async () => {
    const elsewhere = ["kpi", "reconcile", "--tables", "no-table,nor-this", "--input", input];
    const missing = await runBin(elsewhere, sandbox.environment);
    expect(missing).toMatchObject({ code: 2, stdout: "" });
    expect(missing.stderr).toMatch(/^error: .+\nfix: check the tables' names and the region\n$/s);

    appendFileSync(join(input, "order_items", "part-0001.csv"), "9,103,7,1,lost,2023-01-16T00:00:00,,,,1\n".repeat(9));
    const refused = await reconcile(...removal);
    expect(refused).toMatchObject({ code: 2, stdout: "" });
    expect(refused.stderr).toMatch(/^error: 9 of 13 rows.+\nfix: .+\n$/s);
    expect(await count(names.category)).toBe(4);
  });

  it("ends with 2 and removes nothing where a run holds the lease", async () => {
    const lease = { id: { S: "LEASE" }, runId: { S: "a-run" }, leaseUntil: { N: String(Date.now() + 60_000) } };
    await dynamo.send(new PutItemCommand({ TableName: names.runs, Item: lease }));
    const busy = await reconcile(...removal);
    expect(busy).toMatchObject({ code: 2, stderr: expect.stringContaining("A run holds the lease") });
    expect(await count(names.category)).toBe(4);
  });

  it.each([
    ["nothing that names tables", []],
    ["two ways to name them", ["--stack", "dev", "--tables", "one,two"]],
    ["one table", ["--tables", "category_kpis_table", "--input", "."]],
    ["a name that no table has", ["--tables", "category_kpis_table,x y z", "--input", "."]],
    ["tables without an input", ["--tables", "category_kpis_table,order_kpis_table"]],
  ])("refuses %s with 64", async (_, args) => {
    const { code, stdout, stderr } = await runBin(["kpi", "reconcile", ...args], sandbox.environment);
    expect({ code, stdout }).toEqual({ code: 64, stdout: "" });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/s);
  });

  it("ends with 2 for a stack that is not there", async () => {
    const { code, stderr } = await runBin(["kpi", "reconcile", "--stack", "nowhere"], sandbox.environment);
    expect({ code, clear: /^error: .+\nfix: .+\n$/s.test(stderr) }).toEqual({ code: 2, clear: true });
  });
});
