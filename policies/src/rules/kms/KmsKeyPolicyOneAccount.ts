import { parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { keyPolicyTypes } from "./keyTypes.js";

interface Settings {
  readonly accounts: readonly string[];
}

const [keyType] = keyPolicyTypes;
const allow = (AWS: unknown, Action = "kms:Decrypt") => ({
  Effect: "Allow",
  Principal: { AWS },
  Action,
  Resource: "*",
});
const keyWith = (...Statement: readonly object[]) => [
  { type: keyType, name: "key", props: { policy: JSON.stringify({ Statement }) } },
];
const own = allow("arn:aws:iam::111122223333:root", "kms:*");

/** A key policy lets in principals of the account to which it delegates the key, and of listed others. */
export const KmsKeyPolicyOneAccount: ResourceRule<Settings> = {
  id: "kms-key-policy-one-account",
  title: "Key policies let in principals of one account",
  severity: "high",
  why: "A principal of another account reads the data, and whom that account lets be it is not ours to see",
  fix: "remove the other account's principals, or list the account in the rule's setting",
  url: "https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-modifying-external-accounts.html",
  controls: ["ENC-09", "IAM-13"],
  scope: "resource",
  types: keyPolicyTypes,
  settings: {
    accounts: {
      description: "Ids of the other accounts whose principals key policies may name",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
  },
  evaluate: ({ name, props }, { accounts }) => {
    const named = parsePolicy(props.policy)
      .filter(({ effect }) => effect === "Allow")
      .flatMap(({ principals }) => principals)
      .filter(({ kind }) => kind === "AWS")
      .flatMap(({ value }) => /^(?:arn:[^:]*:(?:iam|sts)::)?(\d{12})(?::.*)?$/.exec(value)?.[1] ?? []);
    // The first is the account's delegation to itself; without one nobody could administer the key.
    const [home, ...others] = [...new Set(named)];
    return verdictOf(
      others
        .filter((account) => account !== home && !accounts.includes(account))
        .map((account) => ({ id: `Account::${account}`, message: `key ${name} lets in principals of ${account}` })),
    );
  },
  examples: {
    good: keyWith(own, allow("arn:aws:iam::111122223333:role/reader")),
    bad: keyWith(own, allow("arn:aws:iam::999999999999:role/reader")),
    others: { "an account by its number": keyWith(own, allow(["999999999999"])) },
  },
};
