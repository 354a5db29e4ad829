import { describe, expect, it } from "@jest/globals";
import { etlConfig } from "../config/EtlConfig.js";
import { planEtl } from "./planEtl.js";

const plan = (settings: object) => planEtl(etlConfig.parse({ imageVersion: "1.0.0", ...settings }), "eu-west-1");

describe("the plan", () => {
  it("makes an input bucket where none is named, and signs in as the loader", () => {
    expect(plan({ environment: "test" })).toMatchObject({
      base: "etl-test",
      region: "eu-west-1",
      input: { kind: "made", name: "etl-test-input" },
      loaderUser: "etl_loader",
    });
  });

  it("leaves the standby of prod to the component, and takes one anywhere", () => {
    expect(plan({ environment: "prod" }).config.database.multiAz).toBeUndefined();
    expect(plan({ database: { multiAz: true } }).config.database.multiAz).toBe(true);
  });

  it.each([
    ["an input among the rejected rows", { input: { prefix: "quarantine/in/" } }, "input.prefix"],
    ["tables in the ledger's schema", { database: { schema: "sallyport_etl" } }, "database.schema"],
    [
      "storage that would have to shrink",
      { database: { storageGib: 100, maxStorageGib: 50 } },
      "database.maxStorageGib",
    ],
    ["prod without a standby", { environment: "prod", database: { multiAz: false } }, "database.multiAz"],
    ["an alarm that no load reaches", { load: { rejectPercent: 1, rejectAlarmPercent: 2 } }, "load.rejectAlarmPercent"],
    ["more tasks at least than at most", { worker: { minTasks: 5 } }, "worker.minTasks"],
    ["a lock that outlasts what it locks", { backup: { keepDays: 7, lockDays: 8 } }, "backup.lockDays"],
    ["a key without a bucket", { input: { keyArn: "arn:aws:kms:eu-west-1:111122223333:key/k" } }, "input.keyArn"],
  ])("refuses %s", (_case, settings, where) => {
    expect(() => plan(settings)).toThrow(expect.objectContaining({ name: "ConfigError", where }));
  });
});
