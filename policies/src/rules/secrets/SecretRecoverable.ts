import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { secretType } from "./secretTypes.js";

interface Settings {
  readonly days: number;
}

/** Every secret that is deleted can be restored for days. */
export const SecretRecoverable: ResourceRule<Settings> = {
  id: "secret-recovery-window",
  title: "Secrets that are deleted can be restored for a week at least",
  severity: "medium",
  why: "With a window of 0 a wrong deletion takes the only copy of a credential at once, and with it all that signs in by it",
  fix: "leave recoveryWindowInDays out, which is 30 days, or set it to 7 or more",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/manage_delete-secret.html",
  controls: ["SEC-13", "BAK-05"],
  scope: "resource",
  types: [secretType],
  settings: {
    days: {
      description: "Days for which a deleted secret can be restored at least",
      default: 7,
      schema: { type: "integer", minimum: 7, maximum: 30 },
    },
  },
  evaluate: ({ name, inputs }, { days }) => {
    const window = (inputs.recoveryWindowInDays as number | undefined) ?? 30;
    return window >= days
      ? compliant
      : violation("TooShort", `secret ${name} can be restored for ${window} days once it is deleted`);
  },
  examples: {
    good: [{ type: secretType, name: "login", props: { recoveryWindowInDays: 30 } }],
    bad: [{ type: secretType, name: "login", props: { recoveryWindowInDays: 0 } }],
  },
};
