import { allControls } from "../../controls/index.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { isWaiver } from "../../engine/Waiver.js";

const known = new Set(allControls.map(({ id }) => id));
const bucket = (control: string) => ({
  type: "sallyport:index:HardenedBucket",
  name: "data",
  props: { exceptions: { noAccessLogs: { control, reason: "scratch", owner: "platform", expires: "2999-12-31" } } },
});

/** Every waiver of a component names a control of the catalogue. */
export const WaiverNamesControl: ResourceRule = {
  id: "waiver-control-known",
  title: "Waivers name a control that exists",
  severity: "medium",
  why: "A waiver of a control that does not exist is found by no audit that asks what is not met",
  fix: "give the id of the control that is not met, such as STO-05; the catalogue of controls lists them",
  url: "https://csrc.nist.gov/projects/cprt/catalog#/cprt/framework/version/SP_800_53_5_2_0/home",
  controls: ["GOV-09"],
  scope: "resource",
  types: ["sallyport:index:*"],
  evaluate: ({ name, inputs }) =>
    verdictOf(
      Object.entries((inputs.exceptions as Readonly<Record<string, unknown>> | undefined) ?? {}).flatMap(
        ([exception, waiver]) =>
          isWaiver(waiver) && !known.has(waiver.control)
            ? [
                {
                  id: `Control::${waiver.control}`,
                  message: `the waiver ${exception} of ${name} names ${waiver.control}, which is no control`,
                },
              ]
            : [],
      ),
    ),
  examples: { good: [bucket("STO-05")], bad: [bucket("STO-99")] },
};
