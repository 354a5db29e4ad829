import type { Rule } from "../engine/Rule.js";

/** The reference page of the rules, in Markdown. */
export function describeRules(rules: readonly Rule[]): string {
  const sorted = [...rules].sort((one, other) => (one.id < other.id ? -1 : 1));
  return [
    "# Policy rules",
    "",
    "Generated from the rules themselves by `pnpm --filter @sallyport/policies reference`; a test fails when the two differ.",
    "",
    "A *resource* rule judges one resource and can stop it before it is created. A *stack* rule judges how resources",
    "belong together, joined by the graph of their URNs, after all are registered. Both answer *undetermined* where a value",
    "that they need is not known yet. A waiver under the named exception of a component excuses a violation until it expires.",
    "",
    "| rule | severity | judges | waived by | controls |",
    "|---|---|---|---|---|",
    ...sorted.map(
      (rule) =>
        `| [${rule.id}](#${rule.id}) | ${rule.severity} | ${rule.scope} | ${waivedBy(rule)} | ${rule.controls.join(", ")} |`,
    ),
    ...sorted.flatMap((rule) => [
      "",
      `## ${rule.id}`,
      "",
      `${rule.title}. ${rule.why}.`,
      "",
      `- Types: ${rule.types.map((type) => `\`${type}\``).join(", ")}`,
      `- Fix: ${rule.fix}.`,
      `- More: <${rule.url}>`,
    ]),
    "",
  ].join("\n");
}

function waivedBy(rule: Rule): string {
  return rule.scope === "stack" && rule.waivedBy !== undefined ? `\`${rule.waivedBy}\`` : "";
}
