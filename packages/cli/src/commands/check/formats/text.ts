import type { CheckReport } from "../CheckReport.js";

/** For a person at a terminal: what is wrong, where and how to fix it. Nothing where nothing is. */
export function text({ findings, undetermined, waivers, summary }: CheckReport): string {
  const blocks = [
    ...findings.map(({ severity, rule, control, stack, urn, message, fix }) =>
      [`${severity}  ${rule} (${control})  ${message}`, `  where  ${stack}  ${urn}`, `  fix    ${fix}`].join("\n"),
    ),
    ...undetermined.map(
      ({ rule, stack, urn, reason }) => `undetermined  ${rule}  ${reason}\n  where  ${stack}  ${urn}`,
    ),
    ...waivers.map(
      ({ rule, control, stack, urn, reason, owner, expires }) =>
        `waived  ${rule} (${control}) until ${expires} by ${owner}: ${reason}\n  where  ${stack}  ${urn}`,
    ),
  ];
  if (blocks.length === 0) return "";
  const { violations, waived, resources, stacks } = summary;
  const counts = `${violations} violations, ${undetermined.length} undetermined, ${waived} waived; ${resources} resources of ${stacks} stacks`;
  return `${blocks.join("\n\n")}\n\n${counts}\n`;
}
