import type { Waiver } from "./Waiver.js";

/** A waiver for resources that are not a component's own, as the reviewed file holds it. */
export interface ReviewedWaiver extends Waiver {
  /** Id of the rule that it excuses. */
  readonly rule: string;
  /** URN of the resource; `*` stands for any text within it. */
  readonly urn: string;
}

/** Whether a reviewed waiver is about a rule's violation on a resource. */
export function excuses(waiver: ReviewedWaiver, rule: string, urn: string): boolean {
  if (waiver.rule !== rule) return false;
  const parts = waiver.urn.split("*");
  const [first = "", ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return urn === first;
  if (!urn.startsWith(first)) return false;
  let from = first.length;
  for (const part of rest) {
    const at = urn.indexOf(part, from);
    if (at === -1) return false;
    from = at + part.length;
  }
  return urn.length - last.length >= from && urn.endsWith(last);
}
