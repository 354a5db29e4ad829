import type { SandboxStatus } from "@sallyport/sandbox";

/** The sandbox's status for a person. */
export function describeStatus(status: SandboxStatus, home: string): string {
  if (!status.running) return `sandbox: not running (folder ${home})\n`;
  return [
    `sandbox: running, process ${status.pid}`,
    `  endpoint  ${status.endpoint}`,
    `  regions   ${status.regions.join(", ")}`,
    `  provider  ${status.provider}`,
    `  pulumi    ${status.cli}`,
    `  folder    ${home}`,
    "",
  ].join("\n");
}
