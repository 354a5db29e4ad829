import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isAbout } from "../ledger/isAbout.js";
import type { RoleStatement } from "../ledger/RoleGrants.js";
import { recordedRoles } from "../testing/recordedRoles.js";
import { statementOf } from "../testing/statementOf.js";
import { planProbes } from "./planProbes.js";

const region = "eu-west-1";
const planned = (statements: readonly RoleStatement[], seed = 1) =>
  planProbes({ role: "loader", account: "000000000000", region, statements }, seed);
const kinds = (...statements: readonly RoleStatement[]) => new Set(planned(statements).map(({ kind }) => kind));

describe("the probes of a role", () => {
  it("are at least 20 that can be judged, for a role that holds nothing too", () => {
    expect(planned([]).filter(({ unjudged }) => unjudged === undefined).length).toBeGreaterThanOrEqual(20);
  });

  it("try other prefixes, buckets and calls than an object's statement names, and the same call without TLS", () => {
    const expected = [
      "other-prefix",
      "other-bucket",
      "other-object",
      "write-instead",
      "delete",
      "change-policy",
      "no-tls",
    ];
    expect([...kinds(statementOf())]).toEqual(expect.arrayContaining(expected));
  });

  it.each([
    ["a table", "dynamodb:GetItem", `arn:aws:dynamodb:${region}:000000000000:table/orders`],
    ["a queue", "sqs:ReceiveMessage", `arn:aws:sqs:${region}:000000000000:orders`],
    ["a key", "kms:Decrypt", `arn:aws:kms:${region}:000000000000:key/11111111-1111-4111-8111-111111111111`],
    ["a secret", "secretsmanager:GetSecretValue", `arn:aws:secretsmanager:${region}:000000000000:secret:orders-??????`],
  ])("try %s in another account and region, another one, and its policy", (_name, action, resource) => {
    const expected = ["other-resource", "foreign-account", "other-region", "delete-container", "change-policy"];
    expect([...kinds(statementOf({ actions: [action], resources: [resource] }))]).toEqual(
      expect.arrayContaining(expected),
    );
  });

  it("leave out what a statement names by its action and a pattern", () => {
    const tries = (...statements: readonly RoleStatement[]) =>
      planned(statements).some(({ kind, action }) => kind === "delete" && action === "s3:DeleteObject");
    const remove = statementOf({ sid: "Remove", actions: ["s3:DeleteObject"] });
    expect(tries(statementOf())).toBe(true);
    expect(tries(statementOf(), remove)).toBe(false);
    expect(tries(statementOf(), { ...remove, effect: "Deny" })).toBe(true);
  });

  it("leave out nothing for a wildcard in an action, or `*` as a resource", () => {
    const removes = ({ action, kind }: { readonly action: string; readonly kind: string }) =>
      kind === "delete" && action === "s3:DeleteObject";
    const broad = statementOf({ actions: ["s3:*"] });
    const anywhere = statementOf({ sid: "Anywhere", actions: ["s3:DeleteObject"], resources: ["*"] });
    expect(planned([statementOf(), broad]).some(removes)).toBe(true);
    expect(planned([statementOf(), anywhere]).some(removes)).toBe(true);
  });

  it("say of what they cannot be judged on: PassRole, and circumstances", () => {
    const conditions = { StringEquals: { "kms:viaservice": ["s3.eu-west-1.amazonaws.com"] } };
    const unjudged = planned([statementOf({ conditions })]).filter((probe) => probe.unjudged !== undefined);
    expect(new Set(unjudged.map(({ kind }) => kind))).toEqual(
      new Set(["pass-role", "no-tls", "without kms:viaservice"]),
    );
  });

  it("are the same for the same seed, and none of them is a call that a statement names", () => {
    fc.assert(
      fc.property(recordedRoles, fc.nat(), ({ statements }, seed) => {
        const probes = planned(statements, seed);
        expect(planned(statements, seed)).toEqual(probes);
        for (const { action, resource, unjudged } of probes) {
          if (unjudged !== undefined) continue;
          const named = statements.filter(({ actions }) => actions.includes(action));
          expect(named.some((one) => isAbout(one, action, resource))).toBe(false);
        }
      }),
    );
  });
});
