import type { ComplianceView } from "../compliance/ComplianceView.js";
import type { ControlSources } from "../controls/standingOf.js";
import { answersOf } from "./answersOf.js";
import { complianceOrigin } from "./complianceOrigin.js";

/** The page that leads to the others. */
export function describeComplianceIndex(views: readonly ComplianceView[], sources: ControlSources): string {
  return [
    "# Compliance",
    "",
    ...complianceOrigin,
    "",
    "| framework | requirements | answered whole | answered in part | not yet | elsewhere |",
    "|---|---|---|---|---|---|",
    ...views.map((view) => {
      const count = answersOf(view, sources);
      const cells = [count.whole, count["in part"], count["not yet"], count.elsewhere];
      return `| [${view.title}](${view.id}.md) | ${view.requirements.length} | ${cells.join(" | ")} |`;
    }),
    "",
  ].join("\n");
}
