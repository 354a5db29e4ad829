import type { ComplianceView } from "../compliance/ComplianceView.js";
import type { Requirement } from "../compliance/Requirement.js";
import { type ControlSources, type Standing, standingOf } from "../controls/standingOf.js";

/** How far a requirement is answered: all its controls met, some, none, or by somebody else. */
type Answer = "whole" | "in part" | "not yet" | "elsewhere";

/** How many requirements of a framework are answered how far. */
export function answersOf(view: ComplianceView, sources: ControlSources): Readonly<Record<Answer, number>> {
  const count = { whole: 0, "in part": 0, "not yet": 0, elsewhere: 0 };
  for (const requirement of view.requirements) count[answerTo(requirement, sources)] += 1;
  return count;
}

function answerTo({ controls, elsewhere }: Requirement, sources: ControlSources): Answer {
  if (elsewhere !== undefined) return "elsewhere";
  const standings = new Set<Standing>(
    sources.controls.filter(({ id }) => controls.includes(id)).map((control) => standingOf(control, sources)),
  );
  if (!standings.has("in part") && !standings.has("not yet")) return "whole";
  return standings.size === 1 && standings.has("not yet") ? "not yet" : "in part";
}
