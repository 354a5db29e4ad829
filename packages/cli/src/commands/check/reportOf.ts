import type { ReportLine, Rule } from "@sallyport/policies";
import type { CheckReport } from "./CheckReport.js";

/** What a pack said of one stack. */
export interface CheckedStack {
  readonly name: string;
  /** The project's or the export's file, relative to the repository. */
  readonly file: string;
  /** Resources, components among them. */
  readonly resources: number;
  /** Their types, each once, sorted. */
  readonly types: readonly string[];
  readonly lines: readonly ReportLine[];
}

const severities = ["critical", "high", "medium", "low"];

/** Puts together what a pack's rules said of stacks: the worst first. Pure. */
export function reportOf(rules: readonly Rule[], stacks: readonly CheckedStack[], seconds: number): CheckReport {
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const ruleOf = (id: string): Rule => {
    const rule = byId.get(id);
    if (!rule) throw new Error(`the report speaks of a rule ${id} that the pack does not have`);
    return rule;
  };
  const said = stacks.flatMap(({ name: stack, file, lines }) => lines.map((line) => ({ ...line, stack, file })));
  const findings = said.flatMap((line) => {
    if (line.kind !== "violation") return [];
    const { id: rule, controls, severity, fix } = ruleOf(line.rule);
    const { stack, file, urn } = line;
    const [control = ""] = controls;
    return line.findings.map(({ id: cause, message }) => ({
      rule,
      cause,
      control,
      severity,
      stack,
      file,
      urn,
      message,
      fix,
    }));
  });
  const waivers = said.flatMap((line) => {
    if (line.kind !== "waived") return [];
    const { rule, stack, file, urn, waiver } = line;
    const { control, reason, owner, expires } = waiver;
    return [{ rule, stack, file, urn, control, reason, owner, expires }];
  });
  const undetermined = said.flatMap((line) =>
    line.kind === "undetermined" ? [{ rule: line.rule, stack: line.stack, urn: line.urn, reason: line.reason }] : [],
  );
  return {
    summary: {
      stacks: stacks.length,
      resources: stacks.reduce((sum, { resources }) => sum + resources, 0),
      rules: rules.length,
      violations: findings.length,
      undetermined: undetermined.length,
      waived: waivers.length,
      seconds,
    },
    findings: findings.sort((one, other) => severities.indexOf(one.severity) - severities.indexOf(other.severity)),
    waivers,
    undetermined,
  };
}
