import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";

interface Settings {
  readonly length: number;
  readonly remembered: number;
}

const policyType = "aws:iam/accountPasswordPolicy:AccountPasswordPolicy";

/** Where an account has a password policy, passwords are long and new. */
export const IamPasswordPolicy: ResourceRule<Settings> = {
  id: "iam-password-policy",
  title: "Passwords of the account are long, and not used again",
  severity: "medium",
  why: "Short passwords are guessed, and old ones are known from other leaks",
  fix: "set minimumPasswordLength to at least 14 and passwordReusePrevention to 24",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_passwords_account-policy.html",
  controls: ["IAM-19"],
  scope: "resource",
  types: [policyType],
  settings: {
    length: {
      description: "Fewest characters of a password",
      default: 14,
      schema: { type: "integer", minimum: 8, maximum: 128 },
    },
    remembered: {
      description: "Earlier passwords that may not be used again",
      default: 24,
      schema: { type: "integer", minimum: 1, maximum: 24 },
    },
  },
  evaluate: ({ name, props }, { length, remembered }) => {
    const { minimumPasswordLength = 6, passwordReusePrevention = 0 } = props;
    return verdictOf([
      ...(Number(minimumPasswordLength) < length
        ? [{ id: "Length", message: `${name} takes passwords of ${minimumPasswordLength} characters` }]
        : []),
      ...(Number(passwordReusePrevention) < remembered
        ? [{ id: "Reuse", message: `${name} remembers ${passwordReusePrevention} passwords` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: policyType, name: "passwords", props: { minimumPasswordLength: 14, passwordReusePrevention: 24 } }],
    bad: [{ type: policyType, name: "passwords", props: { minimumPasswordLength: 8, passwordReusePrevention: 24 } }],
    others: {
      "nothing said": [{ type: policyType, name: "passwords" }],
      "passwords used again": [
        { type: policyType, name: "passwords", props: { minimumPasswordLength: 14, passwordReusePrevention: 5 } },
      ],
    },
  },
};
