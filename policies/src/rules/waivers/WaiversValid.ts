import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { isExpired, isWaiver } from "../../engine/Waiver.js";

/** Every waiver of a component is complete and has not expired. */
export const WaiversValid: ResourceRule = {
  id: "waivers-valid",
  title: "Waivers are complete and have not expired",
  severity: "high",
  why: "A weakening that nobody has to look at again becomes the standard",
  fix: "remove the exception, or have its owner renew it with a new date and reason",
  url: "https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/SP_800_53_5_2_0/home",
  controls: ["GOV-09"],
  scope: "resource",
  types: ["sallyport:index:*"],
  evaluate: ({ name, props }) => {
    const exceptions = Object.entries((props.exceptions as Readonly<Record<string, unknown>> | undefined) ?? {});
    return verdictOf(exceptions.flatMap(([exception, waiver]) => findingOf(name, exception, waiver)));
  },
  examples: {
    good: [
      {
        type: "sallyport:index:HardenedBucket",
        name: "data",
        props: {
          exceptions: {
            noAccessLogs: { control: "STO-05", reason: "scratch", owner: "platform", expires: "2999-12-31" },
          },
        },
      },
    ],
    bad: [
      {
        type: "sallyport:index:HardenedBucket",
        name: "data",
        props: {
          exceptions: {
            noAccessLogs: { control: "STO-05", reason: "scratch", owner: "platform", expires: "2020-01-01" },
          },
        },
      },
    ],
  },
};

function findingOf(component: string, exception: string, waiver: unknown): readonly Finding[] {
  if (waiver === undefined || waiver === null) return [];
  if (!isWaiver(waiver))
    return [
      {
        id: `Incomplete::${exception}`,
        message: `the waiver ${exception} of ${component} lacks control, reason, owner or a valid date`,
      },
    ];
  if (!isExpired(waiver, new Date())) return [];
  return [
    {
      id: `Expired::${exception}`,
      message: `the waiver ${exception} of ${component} expired on ${waiver.expires} (owner: ${waiver.owner})`,
    },
  ];
}
