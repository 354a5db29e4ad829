import { describe, expect, it } from "@jest/globals";
import { parsePolicy } from "@sallyport/policies";
import fc from "fast-check";
import { allowedBy } from "../testing/allowedBy.js";
import { recordedRoles } from "../testing/recordedRoles.js";
import { statementOf } from "../testing/statementOf.js";
import { isAbout } from "./isAbout.js";
import { minimisedPolicy } from "./minimisedPolicy.js";

const never = () => false;

describe("a minimised policy", () => {
  it("keeps the actions that were called, the patterns under which they were, and the conditions", () => {
    const conditions = { StringEquals: { "kms:viaservice": ["s3.eu-west-1.amazonaws.com"] } };
    const statement = statementOf({
      ...{ actions: ["s3:GetObject", "s3:PutObject"], conditions },
      resources: ["arn:aws:s3:::orders/in/*", "arn:aws:s3:::orders/out/*"],
    });
    expect(minimisedPolicy([statement], [allowedBy(statement)], never)).toEqual({
      Version: "2012-10-17",
      Statement: [
        {
          ...{ Sid: "ReadInput", Effect: "Allow", Action: ["s3:GetObject"] },
          ...{ Resource: ["arn:aws:s3:::orders/in/*"], Condition: conditions },
        },
      ],
    });
  });

  it("drops what was not used, but for denials and for what is explained as needed on AWS", () => {
    const deny = statementOf({ sid: "Never", effect: "Deny" });
    const pull = statementOf({ sid: "Pull", actions: ["ecr:BatchGetImage"] });
    const document = minimisedPolicy([statementOf(), deny, pull], [], ({ sid }) => sid === "Pull");
    expect(parsePolicy(document).map(({ sid }) => sid)).toEqual(["Never", "Pull"]);
  });

  it("allows every call that was recorded, names no action that was not called, and has no pattern of its own", () => {
    fc.assert(
      fc.property(recordedRoles, ({ statements, allowed }) => {
        const proposed = parsePolicy(minimisedPolicy(statements, allowed, never));
        for (const { statement, action, resource } of allowed)
          expect(proposed.some((one) => one.sid === statement && isAbout(one, action, resource))).toBe(true);
        const called = new Set(allowed.map(({ action }) => action));
        const patterns = new Set(statements.flatMap(({ resources }) => resources));
        for (const { actions, resources } of proposed) {
          expect(actions.filter((action) => !called.has(action))).toEqual([]);
          expect(resources.filter((pattern) => !patterns.has(pattern))).toEqual([]);
        }
      }),
    );
  });
});
