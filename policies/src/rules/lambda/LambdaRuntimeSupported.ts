import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";
import { functionType } from "./lambdaTypes.js";
import { supportedRuntimes } from "./supportedRuntimes.js";

interface Settings {
  readonly alsoAllowed: readonly string[];
  readonly daysLeft: number;
}

const dayMs = 24 * 60 * 60 * 1000;

/** Every function has a runtime that Lambda still patches. */
export const LambdaRuntimeSupported: ResourceRule<Settings> = {
  id: "lambda-runtime-supported",
  title: "Functions use runtimes that Lambda patches",
  severity: "high",
  why: "A retired runtime gets no security fixes, and one day functions with it can be neither made nor changed",
  fix: "move to a newer runtime of the language, or to a container image that is rebuilt every month",
  url: "https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html",
  controls: ["SUP-13"],
  scope: "resource",
  types: [functionType],
  settings: {
    alsoAllowed: {
      description: "Runtimes that are used all the same, or that are newer than this rule",
      default: [],
      schema: { type: "array", items: { type: "string" } },
    },
    daysLeft: {
      description: "Days of support that a runtime must have left",
      default: 0,
      schema: { type: "integer", minimum: 0 },
    },
  },
  evaluate: ({ name, props }, { alsoAllowed, daysLeft }) => {
    // A function from an image has none; the image is judged by its registry's scans.
    if (!isSet(props, "runtime")) return compliant;
    const runtime = String(props.runtime);
    if (alsoAllowed.includes(runtime)) return compliant;
    const end = supportedRuntimes[runtime];
    if (end === undefined) return violation("Retired", `function ${name} has the runtime ${runtime}`);
    if (Date.parse(end) + dayMs > Date.now() + daysLeft * dayMs) return compliant;
    return violation("Ending", `function ${name} has the runtime ${runtime}, supported until ${end}`);
  },
  examples: {
    good: [{ type: functionType, name: "load", props: { runtime: "nodejs24.x" } }],
    bad: [{ type: functionType, name: "load", props: { runtime: "nodejs16.x" } }],
    others: {
      "support that has ended": [{ type: functionType, name: "load", props: { runtime: "python3.10" } }],
    },
  },
};
