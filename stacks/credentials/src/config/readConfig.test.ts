import { afterEach, describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { configOf } from "@sallyport/stack-kit/testing";
import { readConfig } from "./readConfig.js";

const operator = { role: "operators", externalId: "avesa-dev-operators" };
const reader = { kind: "role", name: "ingestion", role: "programs", externalId: "avesa-dev-ingestion" };
const least = { environment: "dev", operator, readers: [reader] };
const read = (settings: Readonly<Record<string, unknown>>) =>
  readConfig(configOf("sallyport-credentials", { ...least, ...settings }));

afterEach(() => pulumi.runtime.setAllConfig({}));

describe("the configuration", () => {
  it("gets defaults for all but the environment, who operates and who reads; they rotate every 90 days (SEC-10)", () => {
    expect(read({})).toMatchObject({
      environment: "dev",
      namespace: "avesa",
      readers: [{ ...reader, buckets: [] }],
      rotation: { days: 90, audit: "rate(12 hours)" },
    });
    expect(read({}).network).toBeUndefined();
  });

  it("takes a role of another account by its ARN, one for tasks, and one that another stack makes", () => {
    const readers = [
      { ...reader, role: "arn:aws:iam::111122223333:role/data/ingestion" },
      { kind: "task", name: "loader", buckets: [{ bucket: "avesa-dev-in", prefix: "in/" }] },
      { kind: "existing", name: "reports", roleName: "reports-dev" },
    ];
    expect(read({ readers }).readers).toMatchObject(readers);
  });

  it.each([
    ["an environment that there is not (VAL-07)", { environment: "production" }, "environment"],
    ["a stack that nobody reads", { readers: [] }, "readers"],
    [
      "a role of another account without an external id",
      { readers: [{ ...reader, externalId: undefined }] },
      "readers[0].externalId",
    ],
    [
      "a whole account in a role's place",
      { operator: { ...operator, role: "arn:aws:iam::111122223333:root" } },
      "operator.role",
    ],
    ["a name that no role can have", { readers: [{ ...reader, name: "In gestion" }] }, "readers[0].name"],
    [
      "a prefix without a delimiter",
      { readers: [{ ...reader, buckets: [{ bucket: "avesa", prefix: "in" }] }] },
      "readers[0].buckets[0].prefix",
    ],
    ["a password for longer than a quarter", { rotation: { days: 91 } }, "rotation.days"],
    ["a schedule that is none", { rotation: { audit: "daily" } }, "rotation.audit"],
    [
      "a network without a security group",
      { network: { subnetIds: ["subnet-1"], securityGroupIds: [] } },
      "network.securityGroupIds",
    ],
    ["a misspelt setting", { rotation: { dyas: 30 } }, "rotation"],
  ])("refuses %s, naming where it stands", (_case, change, where) => {
    expect(() => read(change)).toThrow(expect.objectContaining({ name: "ConfigError", where }));
  });
});
