import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const read = (settings: Readonly<Record<string, unknown>>) => readConfig(configOf("sallyport-kpi", settings));

const operator = (role: string) => ({
  name: "operations",
  role: `arn:aws:iam::111122223333:role/${role}`,
  externalId: "kpi-7f3a",
});

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the configuration", () => {
  it("gets defaults for all but the image's version", () => {
    expect(read({ imageVersion: "1.0.0" })).toMatchObject({
      environment: "dev",
      input: { prefix: "Data/" },
      tables: { category: "category_kpis_table", order: "order_kpis_table", runs: "kpi_runs" },
      run: {
        quietSeconds: 30,
        longestWaitSeconds: 300,
        leaseSeconds: 60,
        rejectPercent: 5,
        recordDays: 90,
        sweep: "cron(0 3,15 * * ? *)",
      },
      worker: { minTasks: 0, cpu: 2048, memoryMib: 4096, ephemeralStorageGib: 50, visibilityTimeoutSeconds: 300 },
      imageRepository: "sallyport/kpi",
      engine: "duckdb",
    });
  });

  it("lets nobody remove rows who is not named", () => {
    expect(read({ imageVersion: "1.0.0" }).reconcile.principals).toEqual([]);
    const given = { principals: [operator("operations")] };
    expect(read({ imageVersion: "1.0.0", reconcile: given }).reconcile).toEqual(given);
  });

  it("takes the bucket, the prefix and the tables of an installation that exists (STO-12)", () => {
    const given = {
      imageVersion: "1.0.0",
      input: { bucket: "example-shop-data", keyArn: "arn:aws:kms:eu-west-1:111122223333:key/k", prefix: "in/shop/" },
      tables: { category: "shop.categories", order: "shop.orders" },
    };
    expect(read(given)).toMatchObject({ input: given.input, tables: { ...given.tables, runs: "kpi_runs" } });
  });

  it.each([
    ["a table name that DynamoDB refuses", { tables: { order: "order kpis" } }, "tables.order"],
    ["a share of more than all rows", { run: { rejectPercent: 101 } }, "run.rejectPercent"],
    ["a schedule that is none", { run: { sweep: "daily" } }, "run.sweep"],
    ["two workers, of which one would only wait", { worker: { minTasks: 2 } }, "worker.minTasks"],
    [
      "a whole account that may remove rows",
      { reconcile: { principals: [{ name: "ops", role: "arn:aws:iam::111122223333:root", externalId: "x7" }] } },
      "reconcile.principals[0].role",
    ],
    [
      "a role that may remove rows on its ARN alone",
      { reconcile: { principals: [{ name: "ops", role: "arn:aws:iam::111122223333:role/ops" }] } },
      "reconcile.principals[0].externalId",
    ],
    [
      "two roles of one name",
      { reconcile: { principals: ["a", "b"].map((role) => operator(role)) } },
      "reconcile.principals",
    ],
    ["an engine that there is not", { engine: "hive" }, "engine"],
    ["a Spark image that moves", { spark: { imageVersion: "latest" } }, "spark.imageVersion"],
    ["vCPUs for no executor", { spark: { maxVcpus: 2 } }, "spark.maxVcpus"],
    ["a job without end", { spark: { timeoutMinutes: 0 } }, "spark.timeoutMinutes"],
    ["a misspelt setting", { run: { quietSecond: 3 } }, "run"],
    ["a network that is none", { cidrBlock: "10.0.0.0" }, "cidrBlock"],
  ])("refuses %s, naming where it stands", (_case, change, where) => {
    expect(() => read({ imageVersion: "1.0.0", ...change })).toThrow(
      expect.objectContaining({ name: "ConfigError", where }),
    );
  });
});
