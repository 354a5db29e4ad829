import fc from "fast-check";
import type { RoleStatement } from "../ledger/RoleGrants.js";
import type { AllowedCall } from "../ledger/recordedCalls.js";
import { statementOf } from "./statementOf.js";

const bucket = "arn:aws:s3:::orders/";
const action = fc.constantFrom("s3:GetObject", "s3:PutObject", "s3:DeleteObject", "s3:*", "s3:Get*");
const resource = fc.constantFrom("in/*", "in/a/*", "out/*", "*", "in/a/b").map((pattern) => `${bucket}${pattern}`);
const conditions = fc.constantFrom<RoleStatement["conditions"]>(
  {},
  {},
  { StringEquals: { "aws:sourceaccount": ["000000000000"] } },
);

/** A role's statements and calls that they allowed; small alphabets, so that statements overlap often. */
export const recordedRoles: fc.Arbitrary<{
  readonly statements: readonly RoleStatement[];
  readonly allowed: readonly AllowedCall[];
}> = fc
  .array(
    fc.record({
      actions: fc.uniqueArray(action, { minLength: 1, maxLength: 3 }),
      resources: fc.uniqueArray(resource, { minLength: 1, maxLength: 2 }),
      conditions,
      calls: fc.array(
        fc.record({
          action: fc.nat(),
          resource: fc.nat(),
          name: fc.constantFrom("a", "b", "c/d"),
          calls: fc.integer({ min: 1, max: 5 }),
        }),
        { maxLength: 4 },
      ),
    }),
    { minLength: 1, maxLength: 5 },
  )
  .map((drawn) => {
    const statements = drawn.map(({ calls: _calls, ...fields }, index) => statementOf({ ...fields, sid: `S${index}` }));
    const moment = "2026-01-01T00:00:00.000Z";
    const allowed = drawn.flatMap(({ actions, resources, calls }, index) =>
      calls.map((call): AllowedCall => {
        const pattern = actions[call.action % actions.length] ?? "";
        const place = resources[call.resource % resources.length] ?? "";
        return {
          ...{ policy: "access", statement: `S${index}`, calls: call.calls, first: moment, last: moment, runs: [] },
          action: pattern.replace("s3:Get*", "s3:GetObjectTagging").replace("s3:*", "s3:ListBucket"),
          resource: place.replace("*", call.name),
        };
      }),
    );
    return { statements, allowed };
  });
