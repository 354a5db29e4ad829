import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { isWaiver } from "../../engine/Waiver.js";

interface Settings {
  readonly maxDays: number;
}

const day = 24 * 60 * 60 * 1000;
const bucket = (expires: string) => ({
  type: "sallyport:index:HardenedBucket",
  name: "data",
  props: { exceptions: { noAccessLogs: { control: "STO-05", reason: "scratch", owner: "platform", expires } } },
});

/** No waiver holds longer than until the next yearly review. */
export const WaiversReviewedYearly: ResourceRule<Settings> = {
  id: "waiver-expires-within-a-year",
  title: "Waivers expire within a year",
  severity: "medium",
  why: "A waiver that holds for ten years is never looked at again: its reason is gone long before it",
  fix: "give a date within the next year as expires; whoever owns the waiver then renews it or removes it",
  url: "https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/SP_800_53_5_2_0/home",
  controls: ["GOV-09"],
  scope: "resource",
  types: ["sallyport:index:*"],
  settings: {
    maxDays: {
      description: "Days from today on which a waiver may expire at the latest",
      default: 366,
      schema: { type: "integer", minimum: 1 },
    },
  },
  evaluate: ({ name, inputs }, { maxDays }) =>
    verdictOf(
      Object.entries((inputs.exceptions as Readonly<Record<string, unknown>> | undefined) ?? {}).flatMap(
        ([exception, waiver]) =>
          isWaiver(waiver) && Date.parse(waiver.expires) > Date.now() + maxDays * day
            ? [
                {
                  id: `TooLong::${exception}`,
                  message: `the waiver ${exception} of ${name} holds until ${waiver.expires}, longer than ${maxDays} days`,
                },
              ]
            : [],
      ),
    ),
  // Fixed days: the reference page shows them, and has to be the same tomorrow.
  examples: { good: [bucket("2027-06-30")], bad: [bucket("2999-12-31")] },
};
