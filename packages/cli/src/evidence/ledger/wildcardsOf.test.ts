import { describe, expect, it } from "@jest/globals";
import { covers } from "@sallyport/policies";
import fc from "fast-check";
import { allowedBy } from "../testing/allowedBy.js";
import { recordedRoles } from "../testing/recordedRoles.js";
import { statementOf } from "../testing/statementOf.js";
import { wildcardsOf } from "./wildcardsOf.js";

const read = statementOf();
const at = (...keys: readonly string[]) =>
  keys.map((key) => allowedBy(read, { resource: `arn:aws:s3:::orders/${key}` }));

describe("the wildcards of a statement", () => {
  it("are needed where what was used has no deeper folder in common", () => {
    expect(wildcardsOf(read, at("in/a/1", "in/b/1"))).toMatchObject([{ verdict: "needed", enough: [] }]);
  });

  it("are too wide where it has, and say what was enough", () => {
    expect(wildcardsOf(read, at("in/a/1", "in/a/2"))).toMatchObject([
      { of: "resource", verdict: "narrower", enough: ["arn:aws:s3:::orders/in/a/*"] },
    ]);
  });

  it("are unused where nothing was called", () => {
    expect(wildcardsOf(read, [])).toMatchObject([{ verdict: "unused" }]);
  });

  it("are always too wide in an action that was called, by its name", () => {
    const any = statementOf({ actions: ["s3:Get*"], resources: ["arn:aws:s3:::orders/in/a"] });
    expect(wildcardsOf(any, [allowedBy(any, { action: "s3:GetObject" })])).toEqual([
      { pattern: "s3:Get*", of: "action", verdict: "narrower", enough: ["s3:GetObject"] },
    ]);
  });

  it("are no choice where AWS knows no resource for the actions", () => {
    const password = statementOf({ actions: ["secretsmanager:GetRandomPassword"], resources: ["*"] });
    expect(wildcardsOf(password, [])).toMatchObject([{ verdict: "unscoped" }]);
    expect(wildcardsOf({ ...password, actions: ["s3:GetObject"] }, [])).toMatchObject([{ verdict: "unused" }]);
  });

  it("are never narrowed below what was used, nor beyond the pattern", () => {
    fc.assert(
      fc.property(recordedRoles, ({ statements, allowed }) => {
        for (const statement of statements)
          for (const { pattern, of, verdict, enough } of wildcardsOf(statement, allowed)) {
            if (of === "action" || verdict !== "narrower") continue;
            expect(enough.every((one) => covers(pattern, one) && one !== pattern)).toBe(true);
            const used = allowed.filter((call) => call.statement === statement.sid && covers(pattern, call.resource));
            expect(used.every(({ resource }) => enough.some((one) => covers(one, resource)))).toBe(true);
          }
      }),
    );
  });
});
