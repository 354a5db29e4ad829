import { entries } from "../conformance/entries.js";
import { recordEntry } from "../conformance/recordEntry.js";
import { sceneIn } from "../conformance/Scene.js";
import { isNoticed } from "./isNoticed.js";
import type { Mutant } from "./Mutant.js";
import { mutantsOf } from "./mutantsOf.js";
import { type Reviewed, reviewOf } from "./Reviewed.js";
import { survivors } from "./survivors.js";
import { unsecured } from "./unsecured.js";

/** What became of a mutant. */
export interface JudgedMutant {
  readonly mutant: Mutant;
  readonly fate: "noticed" | "unsecured" | "survived" | "unexplained";
  /** The reviewed entry that explains it, where no rule noticed it. */
  readonly review: Reviewed | undefined;
}

/** Every mutant of a component in production, judged. @param component class name */
export async function judgedMutants(component: string): Promise<readonly JudgedMutant[]> {
  const entry = entries.find(({ name }) => name === component);
  if (!entry) throw new Error(`there is no component ${component}`);
  const { root, children } = await recordEntry(entry, { scene: sceneIn("prod") });
  return mutantsOf(component, [root, ...children]).map((mutant) => {
    if (isNoticed(mutant.resources)) return { mutant, fate: "noticed", review: undefined };
    const review = reviewOf(mutant, survivors);
    if (review) return { mutant, fate: "survived", review };
    const harmless = reviewOf(mutant, unsecured);
    return { mutant, fate: harmless ? "unsecured" : "unexplained", review: harmless };
  });
}

/** Noticed ones among all of secured properties: 1 is all. */
export function score(judged: readonly JudgedMutant[]): number {
  const secured = judged.filter(({ fate }) => fate !== "unsecured");
  return secured.filter(({ fate }) => fate === "noticed").length / secured.length;
}
