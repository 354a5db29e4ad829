import type { Control } from "../controls/Control.js";
import type { Rule } from "../engine/Rule.js";
import type { Setting } from "../engine/Setting.js";
import type { Framework } from "../frameworks/Framework.js";
import { exampleAsYaml } from "./exampleAsYaml.js";

/** What the page is made from. */
export interface RuleSources {
  readonly rules: readonly Rule[];
  readonly controls: readonly Control[];
  readonly frameworks: readonly Framework[];
}

/** The reference page of the rules, in Markdown. */
export function describeRules({ rules, controls, frameworks }: RuleSources): string {
  const sorted = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
  const mending = sorted.filter(mends).length;
  return [
    "# Policy rules",
    "",
    "Generated from the rules themselves by `pnpm --filter @sallyport/policies reference`; a test fails when the two differ.",
    "",
    "A *resource* rule judges one resource and can stop it before it is created. A *stack* rule judges how resources",
    "belong together, joined by the graph of their URNs, after all are registered. Both answer *undetermined* where a value",
    "that they need is not known yet. A waiver under the named exception of a component excuses a violation until it expires.",
    "A rule that *mends* can be set to `remediate`. How to set levels and settings: [the guide](../guides/policies.md).",
    "",
    `${sorted.length} rules, ${mending} of which mend.`,
    "",
    "| rule | severity | judges | mends | waived by | controls |",
    "|---|---|---|---|---|---|",
    ...sorted.map(
      (rule) =>
        `| [${rule.id}](#${rule.id}) | ${rule.severity} | ${rule.scope} | ${mends(rule) ? "yes" : ""} | ${waivedBy(rule)} | ${rule.controls.join(", ")} |`,
    ),
    ...sorted.flatMap((rule) => ["", ...section(rule, controls, frameworks)]),
    "",
  ].join("\n");
}

function section(rule: Rule, controls: readonly Control[], frameworks: readonly Framework[]): readonly string[] {
  const own = controls.filter(({ id }) => rule.controls.includes(id));
  const served = frameworks.flatMap(({ title, requirementsOf }) => {
    const requirements = [...new Set(own.flatMap(requirementsOf))].sort();
    return requirements.length > 0 ? [`  - ${title}: ${requirements.join(", ")}`] : [];
  });
  return [
    `## ${rule.id}`,
    "",
    `${rule.title}. ${rule.why}.`,
    "",
    `- Types: ${rule.types.map((type) => `\`${type}\``).join(", ")}`,
    `- Fix: ${rule.fix}.${mends(rule) ? " The rule does this itself where its level is `remediate`." : ""}`,
    `- More: <${rule.url}>`,
    ...(served.length > 0 ? ["- Serves", ...served] : []),
    ...settingsTable(rule),
    "",
    "```yaml",
    "# good",
    exampleAsYaml(rule.examples.good),
    "```",
    "",
    "```yaml",
    "# bad",
    exampleAsYaml(rule.examples.bad),
    "```",
  ];
}

function settingsTable({ settings = {} }: Rule): readonly string[] {
  const rows = Object.entries(settings) as [string, Setting<unknown>][];
  if (rows.length === 0) return [];
  return [
    "",
    "| setting | default | decides |",
    "|---|---|---|",
    ...rows.map(
      ([name, { default: value, description }]) => `| \`${name}\` | ${shown(value)} | ${cell(description)} |`,
    ),
  ];
}

/** A default as JSON, with room to break between the elements of a list. */
function shown(value: unknown): string {
  if (Array.isArray(value)) return value.length === 0 ? "`[]`" : value.map((element) => shown(element)).join(", ");
  return `\`${cell(JSON.stringify(value))}\``;
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

function mends(rule: Rule): boolean {
  return rule.scope === "resource" && rule.remediate !== undefined;
}

function waivedBy(rule: Rule): string {
  return rule.scope === "stack" && rule.waivedBy !== undefined ? `\`${rule.waivedBy}\`` : "";
}
