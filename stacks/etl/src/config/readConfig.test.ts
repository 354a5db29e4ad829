import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const read = (settings: Readonly<Record<string, unknown>>) => readConfig(configOf("sallyport-etl", settings));

const waiver = { control: "NET-14", reason: "a partner is called", owner: "data-platform", expires: "2027-03-31" };
const egress = (change: object) => ({
  network: { egress: { natGateways: "single", blocks: ["203.0.113.0/24"], waiver, ...change } },
});

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the configuration", () => {
  it("gets defaults for all but the image's version, and they are the strictest", () => {
    expect(read({ imageVersion: "1.0.0" })).toMatchObject({
      environment: "dev",
      authentication: "iam",
      input: { prefix: "data/" },
      database: { name: "datapipeline", schema: "etl", backupRetentionDays: 14 },
      backup: { schedule: "cron(0 2 * * ? *)", keepDays: 35, lockDays: 7 },
      load: { rejectPercent: 1, rejectAlarmPercent: 0.1, sweep: "rate(6 hours)", silentHours: 24 },
      rotation: { days: 30 },
      worker: { minTasks: 0, maxTasks: 4, visibilityTimeoutSeconds: 300 },
      network: { cidrBlock: "10.73.0.0/16" },
      imageRepository: "sallyport/etl",
    });
    expect(read({ imageVersion: "1.0.0" }).network.egress).toBeUndefined();
  });

  it("takes a way out of the network with its written reason", () => {
    expect(read({ imageVersion: "1.0.0", ...egress({}) }).network.egress).toEqual({
      natGateways: "single",
      blocks: ["203.0.113.0/24"],
      waiver,
    });
  });

  it.each([
    ["a way out without a reason", egress({ waiver: undefined }), "network.egress.waiver"],
    ["a reason that is none", egress({ waiver: { ...waiver, reason: "why not" } }), "network.egress.waiver.reason"],
    ["a reason without an end", egress({ waiver: { ...waiver, expires: "never" } }), "network.egress.waiver.expires"],
    ["a way out to everywhere", egress({ blocks: ["0.0.0.0/0"] }), "network.egress.blocks[0]"],
    ["a way out to nowhere", egress({ blocks: [] }), "network.egress.blocks"],
    ["a schema that is SQL", { database: { schema: 'etl"; drop schema public' } }, "database.schema"],
    ["a schema of the server's", { database: { schema: "pg_catalog" } }, "database.schema"],
    ["a schema whose name PostgreSQL would cut", { database: { schema: "s".repeat(64) } }, "database.schema"],
    ["backups of less than a week", { database: { backupRetentionDays: 3 } }, "database.backupRetentionDays"],
    ["a password for longer than a quarter", { rotation: { days: 91 } }, "rotation.days"],
    ["a share of more than all rows", { load: { rejectPercent: 101 } }, "load.rejectPercent"],
    ["a schedule that is none", { load: { sweep: "hourly" } }, "load.sweep"],
    ["a schedule that AWS Backup does not take", { backup: { schedule: "rate(1 day)" } }, "backup.schedule"],
    ["an unknown way to sign in", { authentication: "password" }, "authentication"],
    ["a misspelt setting", { load: { rejectPerCent: 3 } }, "load"],
    ["a network that is none", { network: { cidrBlock: "10.0.0.0" } }, "network.cidrBlock"],
  ])("refuses %s, naming where it stands", (_case, change, where) => {
    expect(() => read({ imageVersion: "1.0.0", ...change })).toThrow(
      expect.objectContaining({ name: "ConfigError", where }),
    );
  });
});
