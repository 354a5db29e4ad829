import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { allowedBy } from "../testing/allowedBy.js";
import { recordedRoles } from "../testing/recordedRoles.js";
import { statementOf } from "../testing/statementOf.js";
import { isAbout } from "./isAbout.js";
import { removalOf } from "./removalOf.js";

const read = statementOf();
const whole = statementOf({ sid: "ReadAll", resources: ["arn:aws:s3:::orders/*"] });
const account = { StringEquals: { "aws:sourceaccount": ["000000000000"] } };

describe("the removal of a statement", () => {
  it("is noticed by the calls that nothing else allows", () => {
    const write = statementOf({ sid: "Write", actions: ["s3:PutObject"] });
    const calls = [allowedBy(read, { calls: 3 }), allowedBy(write)];
    expect(removalOf(read, [read, write], calls)).toEqual({ verdict: "noticed", lost: 3 });
  });

  it("is noticed by nothing where nothing was called, or a wider statement allows all that was", () => {
    expect(removalOf(read, [read], [])).toEqual({ verdict: "unnoticed", lost: 0 });
    expect(removalOf(read, [read, whole], [allowedBy(read)])).toEqual({ verdict: "unnoticed", lost: 0 });
    expect(removalOf(whole, [read, whole], [allowedBy(whole)])).toEqual({ verdict: "noticed", lost: 1 });
  });

  it("is unsure where the other statement asks for more than the log tells, and not where it asks for the same", () => {
    const conditional = { ...whole, conditions: account };
    expect(removalOf(read, [read, conditional], [allowedBy(read)])).toEqual({ verdict: "unsure", lost: 0 });
    const same = { ...read, conditions: account };
    expect(removalOf(same, [same, conditional], [allowedBy(same)])).toEqual({ verdict: "unnoticed", lost: 0 });
  });

  it("is noticed where the other statement is about calls through another service", () => {
    const through = (service: string) => ({
      StringEquals: { "kms:viaservice": [`${service}.eu-west-1.amazonaws.com`] },
    });
    const decrypt = { actions: ["kms:Decrypt"], resources: ["arn:aws:kms:eu-west-1:000000000000:key/k"] };
    const objects = statementOf({ ...decrypt, sid: "Objects", conditions: through("s3") });
    const messages = statementOf({ ...decrypt, sid: "Messages", conditions: through("sqs") });
    expect(removalOf(objects, [objects, messages], [allowedBy(objects)])).toEqual({ verdict: "noticed", lost: 1 });
  });

  it("is noticed by nothing where the other statement asks for a part of the same", () => {
    const narrow = { ...read, conditions: { ...account, Bool: { "aws:securetransport": ["true"] } } };
    const wide = { ...whole, conditions: account };
    expect(removalOf(narrow, [narrow, wide], [allowedBy(narrow)])).toEqual({ verdict: "unnoticed", lost: 0 });
    expect(
      removalOf(wide, [narrow, wide], [allowedBy(narrow), allowedBy(wide, { resource: "arn:aws:s3:::orders/in/x" })]),
    ).toEqual({
      ...{ verdict: "unsure", lost: 0 },
    });
  });

  it("is never made good by a denial", () => {
    expect(removalOf(read, [read, { ...whole, effect: "Deny" }], [allowedBy(read)]).verdict).toBe("noticed");
  });

  it("loses calls exactly where no other statement is about them, whatever the role", () => {
    fc.assert(
      fc.property(recordedRoles, ({ statements, allowed }) => {
        for (const removed of statements) {
          const own = allowed.filter(({ statement }) => statement === removed.sid);
          const rest = statements.filter((one) => one !== removed);
          const orphans = own.filter(({ action, resource }) => !rest.some((one) => isAbout(one, action, resource)));
          const lost = orphans.reduce((all, { calls }) => all + calls, 0);
          const removal = removalOf(removed, statements, allowed);
          expect(removal.lost).toBe(lost);
          expect(removal.verdict === "noticed").toBe(lost > 0);
        }
      }),
    );
  });

  it("is noticed no more once the statement stands there twice", () => {
    fc.assert(
      fc.property(recordedRoles, ({ statements, allowed }) => {
        const [first] = statements;
        if (first === undefined) return;
        const twice = [...statements, { ...first, sid: "Again" }];
        expect(removalOf(first, twice, allowed)).toEqual({ verdict: "unnoticed", lost: 0 });
      }),
    );
  });

  it("takes what a role loses for more, never less, the fewer other statements it has", () => {
    fc.assert(
      fc.property(recordedRoles, ({ statements, allowed }) => {
        const [first, ...rest] = statements;
        if (first === undefined) return;
        const fewer = removalOf(first, [first, ...rest.slice(1)], allowed);
        expect(fewer.lost).toBeGreaterThanOrEqual(removalOf(first, statements, allowed).lost);
      }),
    );
  });
});
