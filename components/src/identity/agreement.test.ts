import { describe, expect, it } from "@jest/globals";
import {
  type Access,
  type Conditions,
  endpointPolicyFor,
  keyStatementsFor,
  type AccessIntent as PlainIntent,
  type ResourceStatement,
  resourceStatementsFor,
  statementsFor,
  unscopedActions,
  verbTable,
} from "@sallyport/intents";
import { keyPolicyFor } from "../keys/keyPolicyFor.js";
import { queuePolicyFor } from "../messaging/queuePolicyFor.js";
import { topicPolicyFor } from "../observability/topicPolicyFor.js";
import { bucketPolicyFor } from "../storage/bucketPolicyFor.js";
import { type Call, decide } from "../testing/decide.js";

/** Four policies have a say in a workload's call: its role's, the resource's, the key's and the endpoint's. */
const account = "111122223333";
const stranger = "444455556666";
const context = { accountId: account, partition: "aws", region: "eu-west-1" };
const key = `arn:aws:kms:eu-west-1:${account}:key/0f3c0000-0000-4000-8000-000000000001`;
const otherKey = key.replace(/1$/, "2");
const keyPolicy = keyPolicyFor({ ...context, services: [] }).Statement;

/** The kinds of resource that the components encrypt, with the policy of each and the endpoint by which it is reached. */
const kinds: Readonly<Record<string, { name: string; endpoint: string; policy: readonly ResourceStatement[] }>> = {
  bucket: { name: "orders", endpoint: "s3", policy: bucketPolicyFor("arn:aws:s3:::orders", key).Statement },
  queue: {
    name: "orders",
    endpoint: "sqs",
    policy: queuePolicyFor(`arn:aws:sqs:eu-west-1:${account}:orders`, account, []).Statement,
  },
  topic: {
    name: "orders",
    endpoint: "sns",
    policy: topicPolicyFor(`arn:aws:sns:eu-west-1:${account}:orders`, account, []).Statement,
  },
  table: { name: "orders", endpoint: "dynamodb", policy: [] },
  secret: {
    name: `arn:aws:secretsmanager:eu-west-1:${account}:secret:orders-AbCdEf`,
    endpoint: "secretsmanager",
    policy: [],
  },
};

const verbs = Object.entries(kinds).flatMap(([kind, facts]) =>
  (Object.keys(verbTable[kind as keyof typeof verbTable]) as Access[]).map((verb) => {
    const intent: PlainIntent = {
      [kind]: facts.name,
      actions: [verb],
      key,
      ...(kind === "table" && { index: "by-state" }),
    };
    return [`${kind} ${verb}`, { ...facts, intent }] as const;
  }),
);

const overTls = { "aws:SecureTransport": "true", "s3:TlsVersion": "1.3" };
const within = { "aws:PrincipalAccount": account, "aws:ResourceAccount": account };

describe.each(verbs)("a workload that may %s", (_title, { intent, endpoint, policy }) => {
  const identity = statementsFor([intent], context);
  const door = endpointPolicyFor(endpoint, { ...context, pullsImages: true }).Statement;
  const calls = callsOf(resourceStatementsFor([intent], context)).map((call) => ({
    ...call,
    context: { ...call.context, ...overTls, ...within },
  }));
  /** In its own account a call needs one allow, from its role or the resource, no deny, and an open endpoint. */
  const allowed = (call: Call) => {
    const said = [decide(identity, call), decide(policy, call)];
    return said.includes("allow") && !said.includes("deny") && decide(door, call) === "allow";
  };
  const changed = (context: Readonly<Record<string, string>>) =>
    calls.map((call) => ({ ...call, context: { ...call.context, ...context } }));

  it("is let through by its role, the resource and the endpoint together", () => {
    expect(calls.length).toBeGreaterThan(0);
    expect(calls.filter((call) => !allowed(call))).toEqual([]);
  });

  it("is not let through to another account's resource of the same name", () => {
    const elsewhere = changed({ "aws:ResourceAccount": stranger }).filter(({ action }) => !(action in unscopedActions));
    expect(elsewhere.filter(allowed)).toEqual([]);
  });

  it("uses the key through the resource's service alone, by its role and the key's policy together", () => {
    for (const call of callsOf(keyStatementsFor([intent], context))) {
      // The key's policy leaves it to the account's roles, so theirs must say so.
      expect([call, decide(keyPolicy, call), decide(identity, call)]).toEqual([call, "allow", "allow"]);
      const direct = { ...call, context: { ...call.context, "kms:ViaService": "" } };
      expect([call.action, decide(identity, direct)]).toEqual([call.action, "silent"]);
      expect([call.action, decide(keyPolicy, { ...call, account: stranger })]).toEqual([call.action, "silent"]);
    }
  });
});

describe("a workload that may write to a bucket", () => {
  const identity = statementsFor([{ bucket: "orders", actions: ["Write"], key }], context);
  const policy = kinds.bucket?.policy ?? [];
  const put = (headers: Readonly<Record<string, string>>) => {
    const call = { action: "s3:PutObject", resource: "arn:aws:s3:::orders/a", account, context: headers };
    return [decide(identity, call), decide(policy, call)];
  };
  const encryption = "s3:x-amz-server-side-encryption";
  const named = `${encryption}-aws-kms-key-id`;

  it.each<[string, Readonly<Record<string, string>>, string]>([
    ["with the bucket's own encryption", overTls, "silent"],
    ["with the bucket's key by name", { ...overTls, [encryption]: "aws:kms", [named]: key }, "silent"],
    ["with another key", { ...overTls, [encryption]: "aws:kms", [named]: otherKey }, "deny"],
    ["with keys of S3", { ...overTls, [encryption]: "AES256" }, "deny"],
    ["with a key of its own", { ...overTls, [`${encryption}-customer-algorithm`]: "AES256" }, "deny"],
    ["over plain HTTP", { "aws:SecureTransport": "false" }, "deny"],
    ["over an old TLS", { "aws:SecureTransport": "true", "s3:TlsVersion": "1.1" }, "deny"],
  ])("is let through, or not, %s", (_how, headers, said) => {
    expect(put(headers)).toEqual(["allow", said]);
  });
});

/** The calls that statements allow, each with a request context that satisfies the conditions. */
function callsOf(statements: ReturnType<typeof statementsFor>): Call[] {
  return statements.flatMap(({ Action, Resource, Condition }) =>
    Action.flatMap((action) =>
      Resource.map((resource) => ({
        action,
        resource: resource.replace(/\*$/, "anything"),
        account,
        context: firstOf(Condition),
      })),
    ),
  );
}

function firstOf(conditions: Conditions = {}): Record<string, string> {
  const entries = Object.values(conditions).flatMap((keys) => Object.entries(keys));
  return Object.fromEntries(entries.map(([name, wanted]) => [name, [wanted].flat()[0] ?? ""]));
}
