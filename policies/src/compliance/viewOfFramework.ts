import type { Control } from "../controls/Control.js";
import type { Framework } from "../frameworks/Framework.js";
import type { ComplianceView } from "./ComplianceView.js";

/** The page of a framework that the catalogue names the ids of: what of it the platform answers, and no word about the rest. */
export function viewOfFramework(
  { id, title, requirementsOf }: Framework,
  catalogue: readonly Control[],
): ComplianceView {
  const controls = new Map<string, string[]>();
  for (const control of catalogue)
    for (const requirement of requirementsOf(control))
      controls.set(requirement, [...(controls.get(requirement) ?? []), control.id]);
  return {
    id,
    title,
    scope: "The requirements that controls of the catalogue serve, in whole or in part; others are not listed.",
    requirements: [...controls]
      .sort(([one], [other]) => one.localeCompare(other, "en", { numeric: true }))
      .map(([requirement, serving]) => ({ id: requirement, controls: serving })),
  };
}
