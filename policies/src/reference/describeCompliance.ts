import type { ComplianceView } from "../compliance/ComplianceView.js";
import type { Requirement } from "../compliance/Requirement.js";
import { openPoint } from "../controls/openPoint.js";
import { type ControlSources, standingOf } from "../controls/standingOf.js";
import { answersOf } from "./answersOf.js";
import { complianceOrigin } from "./complianceOrigin.js";

/** The page of one framework, in Markdown: requirement, the controls that answer it, how each is met and what shows it. */
export function describeCompliance(view: ComplianceView, sources: ControlSources): string {
  return [
    `# ${view.title}`,
    "",
    ...complianceOrigin,
    "",
    view.scope,
    "",
    summary(view, sources),
    "",
    "| requirement | about | control | standing | how it is met | shown by | missing, or left to do |",
    "|---|---|---|---|---|---|---|",
    ...view.requirements.flatMap((requirement) => rows(requirement, sources)),
    "",
  ].join("\n");
}

function summary(view: ComplianceView, sources: ControlSources): string {
  const count = answersOf(view, sources);
  const elsewhere = count.elsewhere === 0 ? "" : `, ${count.elsewhere} answered outside this platform`;
  return `${view.requirements.length} requirements: ${count.whole} with all their controls met or by a runbook, ${count["in part"]} in part, ${count["not yet"]} not yet${elsewhere}.`;
}

function rows({ id, about = "", controls, elsewhere }: Requirement, sources: ControlSources): readonly string[] {
  if (elsewhere !== undefined) return [line([id, about, "", "elsewhere", elsewhere, "", ""])];
  const answering = sources.controls.filter((control) => controls.includes(control.id));
  return answering.map((control, index) => {
    const { tests = [], files = [], runbook } = sources.evidence[control.id] ?? {};
    const rules = sources.rules.filter((rule) => rule.controls.includes(control.id)).map((rule) => rule.id);
    return line([
      // Said once, with the first of its controls: a reader sees where a requirement begins.
      index === 0 ? id : "",
      index === 0 ? about : "",
      control.id,
      standingOf(control, sources),
      [
        ...(sources.components.get(control.id) ?? []).map(
          (name) => `[${name}](../reference/components.md#${name.toLowerCase()})`,
        ),
        ...rules.sort().map((rule) => `[${rule}](../reference/rules.md#${rule})`),
      ].join(", "),
      [...tests, ...files, ...(runbook === undefined ? [] : [runbook])]
        .map((path) => `[${path.slice(path.lastIndexOf("/") + 1)}](../../${path})`)
        .join(", "),
      openPoint(sources.evidence[control.id]),
    ]);
  });
}

function line(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
