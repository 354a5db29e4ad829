import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";

const [keyType] = keyPolicyTypes;
const root = /^(arn:[^:]*:iam::\d{12}:root|\d{12})$/;
const use = /^kms:(Decrypt|Encrypt|GenerateDataKey|ReEncrypt|Sign$|GenerateMac|DeriveSharedSecret)/i;
/** The wildcards that stand for the variants of one operation, or for reading: those of AWS's own examples. */
const oneOperation = /^kms:(Describe|Get|List|Encrypt|Decrypt|ReEncrypt|GenerateDataKey|GenerateMac)\*$/i;
const administration = /^kms:(PutKeyPolicy|ScheduleKeyDeletion|DisableKey$)/i;
const keyWith = (AWS: string, Action: unknown, more: object = {}) => [
  {
    type: keyType,
    name: "key",
    props: {
      policy: JSON.stringify({
        Statement: [{ Sid: "Named", Effect: "Allow", Principal: { AWS }, Action, Resource: "*", ...more }],
      }),
    },
  },
];
const role = "arn:aws:iam::111122223333:role/keys";

/** A key policy delegates to the account; to everybody else it names actions, and gives use and administration apart. */
export const KmsKeyPolicyNamesActions: ResourceRule = {
  id: "kms-key-policy-names-actions",
  title: "Key policies give all of a key to the account only, and use apart from administration",
  severity: "high",
  why: "Who may do everything with a key may read the data, let others in, and delete the key and with it the data",
  fix: "list the actions; give those who administer a key no kms:Decrypt, and those who use it no kms:PutKeyPolicy",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html",
  controls: ["ENC-09", "IAM-01"],
  scope: "resource",
  types: keyPolicyTypes,
  evaluate: ({ name, props }) =>
    verdictOf(
      parsePolicy(props.policy)
        .filter(({ effect, principals }) => effect === "Allow" && !principals.every(({ value }) => root.test(value)))
        .flatMap((statement) => findingsOf(name, statement)),
    ),
  examples: {
    good: keyWith("arn:aws:iam::111122223333:root", "kms:*"),
    bad: keyWith(role, "kms:*"),
    others: {
      "everything but a list": keyWith(role, undefined, { NotAction: "kms:Decrypt" }),
      "everything that begins so": keyWith(role, ["kms:Describe*", "kms:Put*"]),
      "use and administration": keyWith(role, ["kms:Decrypt", "kms:PutKeyPolicy"]),
    },
  },
};

function findingsOf(key: string, { sid, actions, notActions }: PolicyStatement): readonly Finding[] {
  const wild = actions.filter((action) => action.includes("*") && !oneOperation.test(action));
  const both = actions.some((action) => use.test(action)) && actions.some((action) => administration.test(action));
  return [
    ...wild.map((action) => ({ id: `Action::${action}`, message: `statement ${sid} of key ${key} allows ${action}` })),
    ...(notActions.length > 0
      ? [{ id: `NotAction::${sid}`, message: `statement ${sid} of key ${key} allows everything but a list` }]
      : []),
    ...(both
      ? [
          {
            id: `Both::${sid}`,
            message: `statement ${sid} of key ${key} lets the same principals use and administer it`,
          },
        ]
      : []),
  ];
}
