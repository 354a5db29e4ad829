import { isRecord } from "../values/isRecord.js";
import type { Json } from "../values/Json.js";
import { sameJson } from "../values/sameJson.js";
import type { Change } from "./inputChanges.js";

/** Whether a change touches what a pattern such as `attributes.*.name` names; `*` stands for any list element or key. */
export const replaces = (pattern: string, { path, before, after }: Change): boolean => {
  const steps = pattern.split(".");
  const shared = Math.min(steps.length, path.length);
  if (!steps.slice(0, shared).every((step, index) => step === "*" || step === String(path[index]))) {
    return false;
  }
  const rest = steps.slice(shared);
  return rest.length === 0 || !sameJson(pick(before, rest), pick(after, rest));
};

/** Every value below `value` at the remaining steps, in an order that does not depend on that of list elements. */
const pick = (value: Json | undefined, steps: readonly string[]): readonly Json[] => {
  const [step, ...rest] = steps;
  if (value === undefined || value === null) {
    return [];
  }
  if (step === undefined) {
    return [value];
  }
  if (step === "*" && typeof value === "object") {
    const items = Object.values(value).flatMap((item: Json) => pick(item, rest));
    return items.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
  }
  return isRecord(value) ? pick(value[step] as Json | undefined, rest) : [];
};
