import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { daysBetween } from "./daysBetween.js";
import { rotationType } from "./secretTypes.js";

interface Settings {
  readonly days: number;
}

const rotating = (rotationRules?: object) => [
  { type: rotationType, name: "rotation", props: rotationRules === undefined ? {} : { rotationRules } },
];

/** Every secret that rotates does so often enough. */
export const SecretRotationInterval: ResourceRule<Settings> = {
  id: "secret-rotation-max-90",
  title: "Secrets rotate at least every 90 days",
  severity: "medium",
  why: "The interval is how long a stolen value works",
  fix: "set rotationRules with automaticallyAfterDays at most 90",
  url: "https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotate-secrets_schedule.html",
  controls: ["SEC-10"],
  scope: "resource",
  types: [rotationType],
  settings: {
    days: {
      description: "Days between rotations at most",
      default: 90,
      schema: { type: "integer", minimum: 1, maximum: 1000 },
    },
  },
  evaluate: ({ name, inputs }, { days }) => {
    const rules = (inputs.rotationRules as Readonly<Record<string, unknown>> | undefined) ?? {};
    if (isSet(rules, "automaticallyAfterDays")) return judged(name, Number(rules.automaticallyAfterDays), days);
    if (!isSet(rules, "scheduleExpression")) return violation("Unset", `${name} does not say how often it rotates`);
    const between = daysBetween(String(rules.scheduleExpression));
    return between === undefined
      ? { kind: "undetermined", reason: `how far apart the rotations of ${name} are is not seen from its schedule` }
      : judged(name, between, days);
  },
  examples: {
    good: rotating({ automaticallyAfterDays: 30 }),
    bad: rotating({ automaticallyAfterDays: 120 }),
    others: {
      "a rate": rotating({ scheduleExpression: "rate(120 days)" }),
      "every half year": rotating({ scheduleExpression: "cron(0 3 1 1/6 ? *)" }),
      "nothing said": rotating(),
    },
  },
};

function judged(name: string, between: number, days: number) {
  return between <= days ? compliant : violation("TooRarely", `${name} rotates only every ${between} days`);
}
