import { allControls } from "../controls/index.js";
import type { Framework } from "../frameworks/Framework.js";
import { allFrameworks } from "../frameworks/index.js";
import type { Pack } from "./Pack.js";

const baseline: Pack = {
  id: "baseline",
  title: "Baseline",
  description: "The essentials that every AWS stack has to meet: the rules of high and critical severity",
  selects: ({ severity }) => severity === "critical" || severity === "high",
};

const strict: Pack = {
  id: "strict",
  title: "Strict",
  description: "Every rule: what Sallyport's own stacks are held to",
  selects: () => true,
};

/** Every pack. */
export const allPacks: readonly Pack[] = [baseline, strict, ...allFrameworks.map(viewOf)];

/** The rules about the controls that serve a framework, and always the one that keeps waivers honest. */
function viewOf({ id, title, requirementsOf }: Framework): Pack {
  const served = new Set(
    allControls.filter((control) => requirementsOf(control).length > 0).map((control) => control.id),
  );
  return {
    id,
    title,
    description: `The rules about controls that serve ${title}`,
    selects: (rule) => rule.id === "waivers-valid" || rule.controls.some((control) => served.has(control)),
  };
}
