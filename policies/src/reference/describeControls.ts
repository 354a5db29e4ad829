import type { Control } from "../controls/Control.js";
import { openPoint } from "../controls/openPoint.js";
import { rulesMeeting } from "../controls/rulesMeeting.js";
import { type ControlSources, type Standing, standingOf } from "../controls/standingOf.js";

/** The page of the control catalogue, in Markdown: how each control is met, truthfully. */
export function describeControls(sources: ControlSources): string {
  const standings = new Map(sources.controls.map((control) => [control.id, standingOf(control, sources)]));
  const count = (wanted: Standing) => [...standings.values()].filter((standing) => standing === wanted).length;
  return [
    "# Controls",
    "",
    "Generated from the catalogue, the rules, the components and what is recorded as evidence by",
    "`pnpm --filter @sallyport/policies reference`; a test fails when the two differ, or when something that is named here no longer exists.",
    "",
    `${sources.controls.length} controls: ${count("met")} met, ${count("in part")} in part, ${count("runbook")} by a runbook, ${count("not yet")} not yet.`,
    "",
    "*By a runbook* is what people do by the page that is named: all of it, or what brings it into operation. *Left to do* says what that is, and what has for that reason not been seen to run here.",
    "",
    "| control | standing | what it asks | rules | components | shown by | missing, or left to do | frameworks |",
    "|---|---|---|---|---|---|---|---|",
    ...sources.controls.map((control) => row(control, standings.get(control.id) ?? "not yet", sources)),
    "",
  ].join("\n");
}

function row({ id, statement, frameworks }: Control, standing: Standing, sources: ControlSources): string {
  const { tests = [], files = [], runbook } = sources.evidence[id] ?? {};
  const shown = [...tests, ...files, ...(runbook === undefined ? [] : [runbook])];
  const { fsbp = [], cis5 = [], cis7 = [], nist = [] } = frameworks;
  const ids = [...fsbp, ...cis5.map((cis) => `CIS 5.0: ${cis}`), ...cis7.map((cis) => `CIS 7.0: ${cis}`), ...nist];
  const cells = [
    id,
    standing,
    statement,
    rulesMeeting(id, sources.rules)
      .map((rule) => `[${rule}](rules.md#${rule})`)
      .join(", "),
    (sources.components.get(id) ?? []).map((name) => `[${name}](components.md#${name.toLowerCase()})`).join(", "),
    shown.map((path) => `[${path.slice(path.lastIndexOf("/") + 1)}](../../${path})`).join(", "),
    openPoint(sources.evidence[id]),
    ids.join(", "),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
