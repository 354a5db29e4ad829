import type { CheckReport } from "../CheckReport.js";

const levels: Readonly<Record<string, string>> = { critical: "error", high: "error", medium: "warning", low: "notice" };

/** Workflow commands, which GitHub Actions shows as annotations of a run. */
export function github({ findings, undetermined, waivers }: CheckReport): string {
  const lines = [
    ...findings.map(({ severity, rule, message, urn, fix }) =>
      command(levels[severity] ?? "error", rule, `${message} (${urn}). Fix: ${fix}`),
    ),
    ...undetermined.map(({ rule, reason, urn }) => command("warning", rule, `undetermined: ${reason} (${urn})`)),
    ...waivers.map(({ rule, urn, reason, owner, expires }) =>
      command("notice", rule, `waived until ${expires} by ${owner}: ${reason} (${urn})`),
    ),
  ];
  return lines.map((line) => `${line}\n`).join("");
}

/** Percent, line breaks, and in properties colon and comma, are what the runner takes for its own syntax. */
function command(level: string, title: string, message: string): string {
  const data = message.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
  const property = title.replaceAll("%", "%25").replaceAll(":", "%3A").replaceAll(",", "%2C");
  return `::${level} title=${property}::${data}`;
}
