import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const valid = {
  rules: [{ name: "orders", source: { region: "eu-west-1" }, destinations: [{ region: "us-east-1" }] }],
  networks: { "eu-west-1": { cidrBlock: "10.64.0.0/16" } },
  imageVersion: "1.0.0",
};

const read = (settings: Readonly<Record<string, unknown>>) => readConfig(configOf("sallyport-compressor", settings));

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the configuration", () => {
  it("gets defaults for all that is left out", () => {
    expect(read(valid)).toMatchObject({
      environment: "dev",
      rules: [
        {
          level: "adaptive",
          mirrorDeletes: false,
          mirrorExpiry: false,
          source: { prefix: "" },
          batch: { bytes: 134_217_728, objects: 2000, seconds: 10 },
        },
      ],
      workers: { minTasks: 0, maxTasks: 20, backlogPerTask: 4000, archivesPerTask: 10, visibilityTimeoutSeconds: 300 },
    });
  });

  it.each([
    ["a prefix without a delimiter", { source: { region: "eu-west-1", prefix: "logs" } }, "rules[0].source.prefix"],
    ["a prefix that climbs", { source: { region: "eu-west-1", prefix: "a/../b/" } }, "rules[0].source.prefix"],
    ["a level that zstd does not have", { level: 23 }, "rules[0].level"],
    ["a level that is no level", { level: "best" }, "rules[0].level"],
    ["a misspelt setting", { levle: 3 }, "rules[0]"],
    ["a limit that is no number of tasks", { workers: { maxTasks: 0 } }, "rules[0].workers.maxTasks"],
    ["a limit of the other side", { workers: { archivesPerTask: 5 } }, "rules[0].workers"],
    [
      "a destination of which nothing is made",
      { destinations: [{ region: "us-east-1", restore: false }] },
      "rules[0].destinations[0].restore",
    ],
    [
      "a bucket for objects that are not restored",
      { destinations: [{ region: "us-east-1", restore: false, bucket: "target", backup: {} }] },
      "rules[0].destinations[0].restore",
    ],
    [
      "a retention of a bucket that is not the stack's",
      { destinations: [{ region: "us-east-1", backup: { bucket: "vault", retentionDays: 30 } }] },
      "rules[0].destinations[0].backup.bucket",
    ],
    ["a rule without destination", { destinations: [] }, "rules[0].destinations"],
    ["lifecycle rules mirrored without deletions", { mirrorExpiry: true }, "rules[0].mirrorExpiry"],
    ["a name that no bucket can have", { name: "Orders!" }, "rules[0].name"],
  ])("refuses %s, naming where it stands", (_case, change, where) => {
    const rules = [{ ...valid.rules[0], ...change }];
    expect(() => read({ ...valid, rules })).toThrow(expect.objectContaining({ name: "ConfigError", where }));
  });
});
