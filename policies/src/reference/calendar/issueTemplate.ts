import { type Duty, intervals } from "../../calendar/Duty.js";

/** Where the template of a duty is, from the repository's root. */
export function issueTemplatePath({ interval, id }: Duty): string {
  return `.github/ISSUE_TEMPLATE/${interval}-${id}.md`;
}

/** The issue that people work through for a duty, as the forge's template. */
export function issueTemplate(duty: Duty): string {
  const { title, what, who, controls, interval, checklist } = duty;
  return [
    "---",
    `name: "${title} (${interval})"`,
    `about: "${what}"`,
    `title: "${title}"`,
    "---",
    "",
    "<!-- Generated from policies/src/calendar/calendar.ts: change it there. -->",
    "",
    what,
    "",
    `Who: ${who}. When: ${intervals[interval].words}. Controls: ${controls.join(", ")}.`,
    "",
    "## To do",
    "",
    ...checklist.map((item) => `- [ ] ${item}`),
    "",
    "## Result",
    "",
    "- Done by, on (UTC):",
    "- Looked at (links to reports):",
    "- Found (issues, with severity, owner and date):",
    "",
    "Close the issue when every box is ticked or struck out with a reason. A closed issue is the record of the review.",
    "",
  ].join("\n");
}
