import { describe, expect, it } from "@jest/globals";
import type { PostgresDatabaseArgs } from "./PostgresDatabaseArgs.js";
import { planDatabase } from "./planDatabase.js";

const waiver = {
  control: "BAK-05",
  reason: "the data is made again every night",
  owner: "data",
  expires: "2999-12-31",
};
const plan = (args: Partial<PostgresDatabaseArgs> = {}) =>
  planDatabase('PostgresDatabase "orders"', "orders", { vpcId: "vpc-1", subnetIds: [], ...args });

describe("the plan of a database", () => {
  it("has one zone and 14 days of backups outside prod", () => {
    expect(plan()).toEqual({
      identifier: "orders",
      major: 17,
      engineVersion: "17",
      storageGib: 20,
      maxStorageGib: 100,
      maxConnections: 200,
      multiAz: false,
      backupRetentionDays: 14,
      production: false,
    });
  });

  it("has a standby in prod, unless a waiver says why not, and outside prod when asked for", () => {
    expect(plan({ environment: "prod" })).toMatchObject({ multiAz: true, production: true });
    expect(plan({ environment: "prod", exceptions: { singleAz: waiver } }).multiAz).toBe(false);
    expect(plan({ environment: "prod", multiAz: false, exceptions: { singleAz: waiver } }).multiAz).toBe(false);
    expect(plan({ multiAz: true }).multiAz).toBe(true);
  });

  it("takes short backups with a waiver, but never none", () => {
    expect(plan({ backupRetentionDays: 1, exceptions: { shortBackups: waiver } }).backupRetentionDays).toBe(1);
    expect(() => plan({ backupRetentionDays: 0, exceptions: { shortBackups: waiver } })).toThrow("1 to 35");
  });

  it("knows the major version of a full one", () => {
    expect(plan({ engineVersion: "16.8" })).toMatchObject({ major: 16, engineVersion: "16.8" });
  });

  it.each<[keyof PostgresDatabaseArgs, Partial<PostgresDatabaseArgs>]>([
    ["identifier", { identifier: "Orders" }],
    ["identifier", { identifier: "orders--in" }],
    ["identifier", { identifier: "o".repeat(64) }],
    ["engineVersion", { engineVersion: "15.4" }],
    ["engineVersion", { engineVersion: "latest" }],
    ["databaseName", { databaseName: "data-pipeline" }],
    ["masterUsername", { masterUsername: "rdsadmin" }],
    ["storageGib", { storageGib: 5 }],
    ["maxStorageGib", { storageGib: 100, maxStorageGib: 50 }],
    ["maxConnections", { maxConnections: 0 }],
    ["backupRetentionDays", { backupRetentionDays: 6 }],
    ["backupRetentionDays", { backupRetentionDays: 36 }],
    ["multiAz", { environment: "prod", multiAz: false }],
    ["parameters", { parameters: { "rds.force_ssl": "0" } }],
    ["parameters", { parameters: { max_connections: "5" } }],
  ])("refuses a wrong %s: %p", (argument, args) => {
    expect(() => plan(args)).toThrow(`PostgresDatabase "orders": ${argument} `);
  });
});
