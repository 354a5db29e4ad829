import { describe, expect, it } from "@jest/globals";
import { statementOf } from "../testing/statementOf.js";
import type { RoleStatement } from "./RoleGrants.js";
import { sandboxLacks } from "./sandboxLacks.js";

const lacking = (role: string, actions: readonly string[], fields: Partial<RoleStatement> = {}) => {
  const statement = statementOf({ actions, ...fields });
  const grants = { stack: "etl", role, arn: "", boundary: null, trustedBy: [], statements: [statement] };
  return sandboxLacks(grants, statement);
};
const via = (service: string) => ({
  conditions: { StringEquals: { "kms:viaservice": [`${service}.eu-west-1.amazonaws.com`] } },
});

describe("what no sandbox has", () => {
  it.each([
    ["images", "etl-worker-execution", "ecr:BatchGetImage", "s3:GetObject"],
    ["flows", "etl-vpc-flow-logs", "logs:PutLogEvents", "s3:GetObject"],
    ["network interfaces", "etl-rotate-role", "ec2:CreateNetworkInterface", "ec2:RunInstances"],
    ["backup plans", "etl-backups-backup", "rds:CreateDBSnapshot", "s3:GetObject"],
    ["metrics of a database's system", "etl-database-monitoring", "logs:PutLogEvents", "s3:GetObject"],
  ])("explains a statement for %s, and none that allows more beside it", (_what, role, needing, more) => {
    expect(lacking(role, [needing])).toContain("the sandbox");
    expect(lacking(role, [needing, more])).toBeUndefined();
  });

  it("explains logs of flows and metrics for the roles alone that write them", () => {
    expect(lacking("etl-worker", ["logs:PutLogEvents"])).toBeUndefined();
  });

  it("explains a key that is used through a service for which the sandbox judges none, and no other key", () => {
    expect(lacking("loader", ["kms:Decrypt"], via("kinesis"))).toContain("used through kinesis");
    expect(lacking("loader", ["kms:Decrypt"], via("sqs"))).toBeUndefined();
  });

  it("explains S3's own use of the key of an upload in parts, for a role alone that may make one", () => {
    const decrypt = statementOf({ actions: ["kms:Decrypt"], ...via("s3") });
    const upload = statementOf({ sid: "Upload", actions: ["s3:AbortMultipartUpload", "s3:PutObject"] });
    const held = (...statements: readonly RoleStatement[]) =>
      sandboxLacks({ stack: "etl", role: "loader", arn: "", boundary: null, trustedBy: [], statements }, decrypt);
    expect(held(decrypt, upload)).toContain("upload in parts");
    expect(held(decrypt, statementOf())).toBeUndefined();
  });
});
