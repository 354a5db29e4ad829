import type { Control } from "../controls/Control.js";
import type { Evidence } from "../controls/Evidence.js";
import type { Rule } from "../engine/Rule.js";

/** What the catalogue's page is made from. */
export interface ControlSources {
  readonly controls: readonly Control[];
  readonly evidence: Readonly<Record<string, Evidence>>;
  readonly rules: readonly Rule[];
  /** Components by the controls that their documentation names. */
  readonly components: ReadonlyMap<string, readonly string[]>;
}

/** How far a control is met: by something that runs, by people, in part, or not at all. */
export type Standing = "met" | "in part" | "runbook" | "not yet";

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
    "| control | standing | what it asks | rules | components | shown by | missing | frameworks |",
    "|---|---|---|---|---|---|---|---|",
    ...sources.controls.map((control) => row(control, standings.get(control.id) ?? "not yet", sources)),
    "",
  ].join("\n");
}

/** Met where something shows it: a rule, a component or a test; a runbook alone is people's work. */
export function standingOf({ id }: Control, { evidence, rules, components }: ControlSources): Standing {
  const { tests = [], files = [], runbook, missing } = evidence[id] ?? {};
  const shown = tests.length + files.length + rulesOf(id, rules).length + (components.get(id) ?? []).length > 0;
  if (missing !== undefined) return shown || runbook !== undefined ? "in part" : "not yet";
  if (shown) return "met";
  return runbook === undefined ? "not yet" : "runbook";
}

function row({ id, statement, frameworks }: Control, standing: Standing, sources: ControlSources): string {
  const { tests = [], files = [], runbook, missing = "" } = sources.evidence[id] ?? {};
  const shown = [...tests, ...files, ...(runbook === undefined ? [] : [runbook])];
  const { fsbp = [], cis5 = [], cis7 = [], nist = [] } = frameworks;
  const ids = [...fsbp, ...cis5.map((cis) => `CIS 5.0: ${cis}`), ...cis7.map((cis) => `CIS 7.0: ${cis}`), ...nist];
  const cells = [
    id,
    standing,
    statement,
    rulesOf(id, sources.rules)
      .map((rule) => `[${rule}](rules.md#${rule})`)
      .join(", "),
    (sources.components.get(id) ?? []).map((name) => `[${name}](components.md#${name.toLowerCase()})`).join(", "),
    shown.map((path) => `[${path.slice(path.lastIndexOf("/") + 1)}](../../${path})`).join(", "),
    missing,
    ids.join(", "),
  ];
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

function rulesOf(control: string, rules: readonly Rule[]): readonly string[] {
  return rules
    .filter(({ controls }) => controls.includes(control))
    .map(({ id }) => id)
    .sort();
}
