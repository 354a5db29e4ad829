import { describe, expect, it } from "@jest/globals";
import { permissionsBoundaryFor } from "@sallyport/intents";
import { monitoringPolicyFor } from "../data/monitoringPolicyFor.js";
import { backupKeyPolicyFor } from "./backupKeyPolicyFor.js";
import { backupPolicyFor } from "./backupPolicyFor.js";

const database = "arn:aws:rds:eu-west-1:111122223333:db:orders";
const key = "arn:aws:kms:eu-west-1:111122223333:key/orders";
const context = { accountId: "111122223333", region: "eu-west-1", partition: "aws" };
const { Statement } = backupPolicyFor(context, [database]);
const { Statement: keys } = backupKeyPolicyFor(context, [key]);

describe("what AWS Backup may do", () => {
  it("is to make snapshots of the named databases, under its own names", () => {
    const made = Statement.find(({ Action }) => Action.includes("rds:CreateDBSnapshot"));
    expect(made?.Resource).toEqual([database, "arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:*"]);
  });

  it("is to end what it made, and no snapshot of anybody else's", () => {
    const ended = Statement.filter(({ Action }) => Action.some((action) => action.includes(":Delete")));
    expect(ended.flatMap(({ Resource }) => Resource)).toEqual([
      "arn:aws:rds:eu-west-1:111122223333:snapshot:awsbackup:*",
    ]);
  });

  it("is to use the databases' keys through RDS alone", () => {
    expect(keys.map(({ Action }) => Action)).toEqual([["kms:DescribeKey"], ["kms:CreateGrant"]]);
    for (const { Resource, Condition } of keys) {
      expect(Resource).toEqual([key]);
      expect(Condition?.StringEquals).toEqual({ "kms:ViaService": ["rds.eu-west-1.amazonaws.com"] });
    }
    expect(keys[1]?.Condition?.Bool).toEqual({ "kms:GrantIsForAWSResource": "true" });
  });

  it("names no resource with a pattern but snapshots", () => {
    const patterns = Statement.flatMap(({ Resource }) => Resource).filter((resource) => resource.includes("*"));
    expect(patterns.every((resource) => resource.includes(":snapshot:"))).toBe(true);
  });

  it("is within the permissions boundary, as what RDS does to write its monitoring is", () => {
    const bounded = permissionsBoundaryFor(context, ["eu-west-1"]).Statement.flatMap(({ Action }) => Action);
    const duties = [...Statement, ...keys, ...monitoringPolicyFor(context).Statement].flatMap(({ Action }) => Action);
    expect(duties.filter((action) => !bounded.includes(action))).toEqual([]);
  });
});
