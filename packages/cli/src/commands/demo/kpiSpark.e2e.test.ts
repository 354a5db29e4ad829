import { DynamoDBClient, UpdateItemCommand } from "@aws-sdk/client-dynamodb";
import { afterAll, beforeAll, describe, expect, it, jest } from "@jest/globals";
import { readDecisions, whyJavaIsUnusable } from "@sallyport/sandbox";
import { until } from "@sallyport/worker-kit/testing";
import { shortcomingsOf } from "../../evidence/ledger/shortcomingsOf.js";
import { DeployedKpi } from "./testing/DeployedKpi.js";
import { kpiRuns } from "./testing/kpiRuns.js";
import { ledgerOfRun } from "./testing/ledgerOfRun.js";
import { SparkOfMachine } from "./testing/SparkOfMachine.js";
import { handWorkedFiles, handWorkedKpis } from "./testing/shopFiles.js";

const minutes = 60_000;
jest.setTimeout(5 * minutes);

const unusable = whyJavaIsUnusable();
const title = "the KPI pipeline with Spark in DuckDB's stead, deployed";
const describeSpark = unusable === undefined ? describe : describe.skip;

describeSpark(unusable === undefined ? title : `${title} (not tested here: ${unusable})`, () => {
  const started = new Date();
  let kpi: DeployedKpi;
  let spark: SparkOfMachine;

  beforeAll(async () => {
    kpi = await DeployedKpi.deploy("sandbox-spark");
    spark = await SparkOfMachine.begin({ region: kpi.outputs.region, jobRole: "kpi-sandbox-spark-job" });
  }, 15 * minutes);
  afterAll(async () => {
    await spark?.stop();
    await kpi?.stop();
  }, minutes);

  it("makes of uploads the rows that were worked by hand", async () => {
    expect((await kpi.run(handWorkedFiles)).detail).toMatchObject({ status: "succeeded", quality: { rows: 10 } });
    const { category, order } = await kpi.tables();
    const sorted = (rows: readonly object[]) => rows.map((row) => Object.fromEntries(Object.entries(row).sort()));
    expect({ category, order }).toEqual({
      category: sorted(handWorkedKpis.category),
      order: sorted(handWorkedKpis.order),
    });
  });

  it("stops the job of a run whose lease somebody took over, tells that it failed, and does it again", async () => {
    const since = new Date();
    const isAllowed = async (wanted: string) => {
      for await (const { action, decision } of readDecisions(kpi.stack.home, { since }))
        if (action === wanted && decision === "allow") return true;
      return false;
    };
    const goOn = spark.hold();
    const items = handWorkedFiles["order_items/part-1.csv"] ?? "";
    await kpi.upload({ "order_items/part-1-copy.csv": items });
    await until("a job is asked for", () => isAllowed("states:StartExecution"), 120);
    await takeLease(kpi);
    await until("the job is stopped", () => isAllowed("states:StopExecution"), 120);
    goOn();
    expect((await kpi.runEnd()).detail).toMatchObject({ status: "failed" });
    expect((await kpi.runEnd()).detail).toMatchObject({ status: "succeeded", quality: { rows: 14, duplicates: 4 } });
  });

  it.each(kpiRuns)("can $title", async ({ run }) => {
    await run(kpi, { id: "5bad1dea", signal: AbortSignal.timeout(4 * minutes) });
  });

  it("was refused nothing, and every statement of its roles is used or explained, and every neighbouring call refused", async () => {
    const place = { home: kpi.stack.home, region: kpi.outputs.region, project: "kpi" };
    const ledger = await ledgerOfRun({ ...place, since: started, test: "kpiSpark.e2e.test.ts" });
    expect(shortcomingsOf(ledger)).toEqual([]);
    const names = ["spark-job", "spark-runs-states", "worker"].map((name) => `kpi-sandbox-${name}`);
    expect(ledger.roles.map(({ role }) => role)).toEqual(expect.arrayContaining(names));
  });
});

/** As another worker would whose lease is over at once. */
async function takeLease({ outputs: { region, runsTable } }: DeployedKpi): Promise<void> {
  const take = new UpdateItemCommand({
    TableName: runsTable,
    Key: { id: { S: "LEASE" } },
    UpdateExpression: "SET runId = :other, leaseUntil = :now ADD fence :one",
    ExpressionAttributeValues: { ":other": { S: "another" }, ":now": { N: "0" }, ":one": { N: "1" } },
  });
  await new DynamoDBClient({ region }).send(take);
}
