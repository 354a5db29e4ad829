import { describe, expect, it } from "@jest/globals";
import type { Decision } from "@sallyport/sandbox";
import type { GrantedStatement } from "./grantedStatements.js";
import { summarisePermissions } from "./summarisePermissions.js";

const granted = [
  { role: "source", policy: "access", statement: "ReadSource", actions: ["s3:GetObject"], content: "read", via: [] },
  { role: "source", policy: "access", statement: "WriteStaging", actions: ["s3:PutObject"], content: "write", via: [] },
];

const decision = (fields: Partial<Decision>): Decision => ({
  time: "2026-01-01T00:00:00.000Z",
  requestId: "r",
  principal: "arn:aws:sts::000000000000:assumed-role/source/task",
  action: "s3:GetObject",
  resource: "arn:aws:s3:::b/k",
  decision: "allow",
  policy: "access",
  statement: "ReadSource",
  region: "eu-west-1",
  ...fields,
});

describe("the permission summary", () => {
  it("names the statements that no call used", async () => {
    const summary = await summarisePermissions(granted, [decision({}), decision({})]);
    expect(summary).toMatchObject({ granted: 2, used: 1, denied: 0 });
    expect(summary.unused).toEqual([{ ...granted[1], reason: undefined }]);
  });

  it("explains a key that is used through a service for which the sandbox does not judge keys", async () => {
    const keys = {
      role: "source",
      policy: "keys",
      statement: "Decrypt",
      actions: ["kms:Decrypt"],
      content: "",
      via: ["kinesis"],
    };
    const { unused } = await summarisePermissions([keys], []);
    expect(unused[0]?.reason).toContain("used through kinesis");
  });

  it("explains what allows the same as a statement that is used, and only that", async () => {
    const [read, write] = granted as unknown as readonly [GrantedStatement, GrantedStatement];
    const again = { ...read, statement: "ReadAgain" };
    const { unused } = await summarisePermissions([read, again, { ...write, role: "other" }], [decision({})]);
    expect(unused.map(({ statement, reason }) => [statement, reason])).toEqual([
      ["ReadAgain", "ReadSource allows the same, and is used"],
      ["WriteStaging", undefined],
    ]);
  });

  it("explains what the sandbox has nothing of, and no statement that allows more than that", async () => {
    const [read] = granted as unknown as readonly [GrantedStatement];
    const pull = { ...read, statement: "Pull", actions: ["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"] };
    const both = { ...pull, statement: "Both", actions: [...pull.actions, "s3:GetObject"] };
    const { unused } = await summarisePermissions([pull, both], []);
    expect(unused.map(({ reason }) => reason)).toEqual([expect.stringContaining("no image is pulled"), undefined]);
  });

  it.each([
    ["network interfaces", "etl-rotate-role", "ec2:CreateNetworkInterface", "ec2:RunInstances"],
    ["backup plans", "etl-backups-backup", "rds:CreateDBSnapshot", "s3:GetObject"],
    ["metrics of a database's system", "etl-database-monitoring", "logs:PutLogEvents", "s3:GetObject"],
  ])("explains what needs %s, and nothing more beside it", async (_what, role, needing, more) => {
    const [read] = granted as unknown as readonly [GrantedStatement];
    const statements = [[needing], [needing, more]].map((actions) => ({
      ...read,
      role,
      actions,
      content: actions.join(),
    }));
    const { unused } = await summarisePermissions(statements, []);
    expect(unused.map(({ reason }) => reason)).toEqual([expect.stringContaining("the sandbox"), undefined]);
  });

  it("counts refused calls of the roles, and nobody else's", async () => {
    const stranger = "arn:aws:sts::000000000000:assumed-role/other/task";
    const summary = await summarisePermissions(granted, [
      decision({ decision: "deny", action: "s3:DeleteObject", statement: "", policy: "" }),
      decision({ decision: "deny", principal: stranger }),
    ]);
    expect(summary.denied).toBe(1);
    expect(summary.refusals).toEqual([
      { role: "source", action: "s3:DeleteObject", resource: "arn:aws:s3:::b/k", why: "no statement allows it" },
    ]);
  });
});
