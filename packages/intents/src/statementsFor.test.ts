import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { Access } from "./Access.js";
import type { AccessIntent } from "./AccessIntent.js";
import { documentOf } from "./documentOf.js";
import { IntentError } from "./IntentError.js";
import { keyStatementsFor } from "./keyStatementsFor.js";
import { permissionsBoundaryFor } from "./permissionsBoundaryFor.js";
import { statementsFor } from "./statementsFor.js";
import { allows } from "./testing/allows.js";
import { context, folder, intents, regions } from "./testing/arbitraries.js";
import { unscopedActions } from "./unscopedActions.js";
import { verbTable } from "./verbTable.js";

const grants = Object.values(verbTable).flatMap((verbs) => Object.values(verbs).flat());
const grantable = new Set(grants.flatMap(({ actions, keyActions }) => [...actions, ...keyActions]));
const boundary = permissionsBoundaryFor(context, regions).Statement;

describe("statements of intents", () => {
  it("depend on the set of intents only, not on their order or repetition", () => {
    fc.assert(
      fc.property(
        intents.chain((given) => fc.tuple(fc.constant(given), repeatedAndShuffled(given))),
        ([given, again]) => {
          expect(statementsFor(again, context)).toEqual(statementsFor(given, context));
        },
      ),
    );
  });

  it("grant no action outside the verb table, and no pattern of actions", () => {
    fc.assert(
      fc.property(intents, (given) => {
        const actions = statementsFor(given, context).flatMap(({ Action }) => Action);
        expect(actions.filter((action) => !grantable.has(action))).toEqual([]);
      }),
    );
    expect([...grantable].filter((action) => /[*?]/.test(action))).toEqual([]);
  });

  it("name their resources: * alone is for unscoped actions, within an ARN it only ends a path", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { Action, Resource } of statementsFor(given, context)) {
          if (Resource.includes("*")) expect(Action.filter((action) => !(action in unscopedActions))).toEqual([]);
          else expect(Resource.filter((arn) => !/^arn:aws:[^*?]+([/:]\*)?$/.test(arn))).toEqual([]);
        }
      }),
    );
  });

  it("have ids that IAM takes, each once, in one order", () => {
    fc.assert(
      fc.property(intents, (given) => {
        const sids = statementsFor(given, context).map(({ Sid }) => Sid);
        expect(sids.filter((sid) => !/^[A-Za-z0-9]+$/.test(sid))).toEqual([]);
        expect(new Set(sids).size).toBe(sids.length);
      }),
    );
  });

  it("reach an object exactly when an intent's verb and prefix say so", () => {
    fc.assert(
      fc.property(intents, folder, fc.boolean(), (given, other, sibling) => {
        const statements = statementsFor(given, context);
        for (const { bucket, prefix } of given.filter((intent) => intent.bucket !== undefined)) {
          // "in/" must not reach "inbox/": the nearest neighbour, or anywhere.
          const key =
            sibling && prefix !== undefined ? `${prefix.slice(0, -1)}box/${other}a` : `${prefix ?? ""}${other}a`;
          for (const action of contentActions) {
            const resource = `arn:aws:s3:::${bucket}/${key}`;
            expect([action, key, allows(statements, { action, resource })]).toEqual([
              action,
              key,
              given.some((intent) => intent.bucket === bucket && reaches(intent, action, key)),
            ]);
          }
        }
      }),
    );
  });

  it("list a bucket below the prefixes of its intents only", () => {
    fc.assert(
      fc.property(folder, fc.stringMatching(/^[a-z/]{0,6}$/), (prefix, asked) => {
        const statements = statementsFor([{ bucket: "orders", prefix, actions: [Access.List] }], context);
        const listed = (start: string | undefined) =>
          allows(statements, {
            action: "s3:ListBucket",
            resource: "arn:aws:s3:::orders",
            ...(start === undefined ? {} : { context: { "s3:prefix": start } }),
          });
        expect(listed(`${prefix}${asked}`)).toBe(true);
        expect(listed(asked)).toBe(asked.startsWith(prefix));
        expect(listed(prefix.slice(0, -1))).toBe(false);
        expect(listed(undefined)).toBe(false);
      }),
    );
  });

  it("let a key be used only through its resource's service, in its region", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { Action, Condition, Resource } of keyStatementsFor(given, context)) {
          const [via = ""] = Condition?.StringEquals?.["kms:ViaService"] ?? [];
          const region = regions.find((known) => via.endsWith(`.${known}.amazonaws.com`));
          expect(region).toBeDefined();
          expect(Resource).toEqual([expect.stringContaining(`arn:aws:kms:${region}:${context.accountId}:key/`)]);
          const call = { action: String(Action[0]), resource: String(Resource[0]) };
          const statements = keyStatementsFor(given, context);
          expect(allows(statements, call)).toBe(false);
          expect(allows(statements, { ...call, context: { "kms:ViaService": `ec2.${region}.amazonaws.com` } })).toBe(
            false,
          );
          expect(allows(statements, { ...call, context: { "kms:ViaService": via } })).toBe(true);
        }
      }),
    );
  });

  it("stay within the permissions boundary, all of them", () => {
    fc.assert(
      fc.property(intents, (given) => {
        for (const { Sid, Action, Resource } of statementsFor(given, context)) {
          for (const action of Action) {
            for (const resource of Resource.map((arn) => arn.replace(/\*$/, "anything"))) {
              const inAccount = { "aws:ResourceAccount": context.accountId };
              expect([Sid, action, resource, allows(boundary, { action, resource, context: inAccount })]).toEqual([
                Sid,
                action,
                resource,
                true,
              ]);
            }
          }
        }
      }),
    );
  });

  it("grow no longer than a policy may be", () => {
    const prefixes = Array.from({ length: 400 }, (_, index) => `folder-${index}-with-a-long-name/`);
    const many = prefixes.map((prefix): AccessIntent => ({ bucket: "orders", prefix, actions: [Access.Read] }));
    expect(() => documentOf(statementsFor(many, context))).toThrow(IntentError);
    expect(() => documentOf(statementsFor(many.slice(0, 20), context))).not.toThrow();
  });
});

const contentActions = [
  ...new Set(
    Object.values(verbTable.bucket).flatMap((verbs) =>
      verbs.filter(({ reach }) => reach === "content").flatMap(({ actions }) => actions),
    ),
  ),
];

/** What an intent says, read from the table of verbs and nothing else. */
function reaches({ actions, prefix }: AccessIntent, action: string, key: string): boolean {
  const verbs = actions.flatMap((verb) => (verb === Access.ReadWrite ? [Access.Read, Access.Write] : [verb]));
  const granted = verbs.flatMap((verb) => verbTable.bucket[verb] ?? []).filter(({ reach }) => reach === "content");
  return granted.some(({ actions: allowed }) => allowed.includes(action)) && key.startsWith(prefix ?? "");
}

function repeatedAndShuffled(given: readonly AccessIntent[]): fc.Arbitrary<AccessIntent[]> {
  const all = [...given, ...given];
  return fc
    .shuffledSubarray(all, { minLength: all.length })
    .map((shuffled) => shuffled.map((intent) => ({ ...intent, actions: [...intent.actions].reverse() })));
}
