import { describe, expect, it } from "@jest/globals";
import type { Decision } from "@sallyport/sandbox";
import { summarisePermissions } from "./summarisePermissions.js";

const granted = [
  { role: "source", policy: "access", statement: "ReadSource" },
  { role: "source", policy: "access", statement: "WriteStaging" },
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
    expect(summary.unused).toEqual([granted[1]]);
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
