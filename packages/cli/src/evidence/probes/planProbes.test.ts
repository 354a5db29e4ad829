import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import type { IntendedRole } from "../ledger/IntendedRole.js";
import { isAbout } from "../ledger/isAbout.js";
import type { RoleStatement } from "../ledger/RoleGrants.js";
import { recordedRoles } from "../testing/recordedRoles.js";
import { statementOf } from "../testing/statementOf.js";
import { planProbes } from "./planProbes.js";

const region = "eu-west-1";
const planned = (statements: readonly RoleStatement[], seed = 1, others: readonly IntendedRole[] = []) =>
  planProbes({ role: "loader", account: "000000000000", region, statements, others }, seed);
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

  it("try what other roles do, and to become one of them, unless the role may do the same", () => {
    const remove = statementOf({ sid: "Remove", actions: ["s3:DeleteObject"], resources: ["arn:aws:s3:::bin/old/*"] });
    const other = { stack: "etl", role: "cleaner", statements: [remove] };
    const tried = (...own: readonly RoleStatement[]) =>
      planned(own, 1, [other])
        .filter(({ kind }) => kind.startsWith("other-role"))
        .map(({ action, resource }) => `${action} ${resource}`);
    const call = "s3:DeleteObject arn:aws:s3:::bin/old/probe";
    const become = "sts:AssumeRole arn:aws:iam::000000000000:role/cleaner";
    expect(tried(statementOf())).toEqual(expect.arrayContaining([call, become]));
    expect(tried(remove)).not.toContain(call);
    expect(tried(remove)).toContain(become);
  });

  it("try no call twice, whatever it is a neighbour of", () => {
    const probes = planned([statementOf(), statementOf({ sid: "Again" })]).filter(
      ({ unjudged }) => unjudged === undefined,
    );
    const calls = probes.map(({ action, resource }) => `${action} ${resource}`);
    expect(new Set(calls).size).toBe(calls.length);
  });

  it("say which circumstances a call that is sent has, or has not, like any program's", () => {
    const conditions = {
      StringEquals: { "kms:viaservice": ["s3.eu-west-1.amazonaws.com"], "aws:resourceaccount": ["000000000000"] },
    };
    const kept = planned([statementOf({ conditions })]).filter(({ unsendable }) => unsendable !== undefined);
    expect(kept.map(({ kind }) => kind).sort()).toEqual(["no-tls", "pass-role", "without aws:resourceaccount"]);
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
