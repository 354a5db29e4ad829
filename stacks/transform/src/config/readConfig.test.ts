import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const read = (settings: Readonly<Record<string, unknown>>) => readConfig(configOf("sallyport-transform", settings));

const caller = (role: string) => ({ name: "pipeline", role, externalId: "x7" });

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the configuration", () => {
  it("gets defaults for all but the image's version: isolated, read-only, and nobody may call", () => {
    expect(read({ imageVersion: "1.0.0" })).toMatchObject({
      environment: "dev",
      roles: { job: "ATXBatchJobRole", execution: "ATXBatchExecutionRole" },
      jobsTable: "transform_jobs",
      job: { cpu: 2048, memoryMib: 4096, timeoutSeconds: 43_200, attempts: 3, maxVcpus: 256, programs: ["atx"] },
      network: { egress: "none" },
      exceptions: {},
      api: { ratePerSecond: 50, burst: 100, submitRatePerSecond: 50 },
      callers: [],
      alarms: { longJobSeconds: 21_600 },
      logRetentionDays: 30,
    });
  });

  it("takes callers of its own account by name, and of others by ARN", () => {
    const callers = [
      caller("people/operator"),
      { ...caller("arn:aws:iam::999999999999:role/pipeline"), name: "other" },
    ];
    expect(read({ imageVersion: "1.0.0", callers }).callers).toEqual(callers);
  });

  it.each([
    ["an image that moves", { imageVersion: "latest" }, "imageVersion"],
    ["no program at all", { job: { programs: [] } }, "job.programs"],
    ["a path to a program", { job: { programs: ["/bin/sh"] } }, "job.programs[0]"],
    ["an environment name in small letters", { job: { environmentNames: ["path"] } }, "job.environmentNames[0]"],
    ["a host that is none", { git: { hosts: ["localhost"] } }, "git.hosts[0]"],
    ["a token itself", { git: { tokens: { "github.com": "ghp_x" } } }, "git.tokens.github.com"],
    ["more submissions than Batch takes", { api: { submitRatePerSecond: 51 } }, "api.submitRatePerSecond"],
    ["a network that is none", { network: { cidrBlock: "10.0.0.0" } }, "network.cidrBlock"],
    ["a way out that is not known", { network: { egress: "anywhere" } }, "network.egress"],
    [
      "a reason that is none",
      { exceptions: { writableRoot: { control: "CNT-08", reason: "atx", owner: "us", expires: "2027-01-01" } } },
      "exceptions.writableRoot.reason",
    ],
    ["a whole account that may call", { callers: [caller("arn:aws:iam::111122223333:root")] }, "callers[0].role"],
    [
      "a role that may call on its ARN alone",
      { callers: [{ name: "a", role: "arn:aws:iam::111122223333:role/a" }] },
      "callers[0].externalId",
    ],
    ["two callers of one name", { callers: [caller("a"), caller("b")] }, "callers"],
    [
      "a role for sessions that the boundary would not know",
      { childSession: { role: "Programs" } },
      "childSession.role",
    ],
    ["a misspelt setting", { job: { timeout: 3 } }, "job"],
  ])("refuses %s, naming where it stands", (_case, change, where) => {
    expect(() => read({ imageVersion: "1.0.0", ...change })).toThrow(
      expect.objectContaining({ name: "ConfigError", where }),
    );
  });
});
