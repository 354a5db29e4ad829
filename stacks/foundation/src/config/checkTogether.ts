import { ConfigError } from "@sallyport/stack-kit";
import type { FoundationConfig } from "./FoundationConfig.js";

/**
 * Checks what settings mean together.
 *
 * @param knownRegions the regions of AWS, against which spelling is checked
 * @throws ConfigError naming the setting, what is wrong and how to fix it; nothing is registered yet
 */
export function checkTogether(config: FoundationConfig, knownRegions: readonly string[]): void {
  const { regions, components, existing, securityContact, backups, deployers } = config;
  regions.forEach((region, index) => {
    const where = `regions[${index}]`;
    if (!knownRegions.includes(region)) {
      throw new ConfigError(where, `"${region}" is no region of AWS`, 'write it as AWS does: "eu-west-1"');
    }
    if (regions.indexOf(region) !== index)
      throw new ConfigError(where, `"${region}" stands in it twice`, "name each once");
  });
  const named = {
    "existing.configRecorders": existing.configRecorders,
    "existing.threatDetectors": Object.keys(existing.threatDetectors),
    "existing.findingsHubs": existing.findingsHubs,
    backups: backups.map(({ region }) => region),
    logArchive: config.logArchive.map(({ region }) => region),
  };
  for (const [where, others] of Object.entries(named)) {
    const stranger = others.find((region) => !regions.includes(region));
    if (stranger === undefined) continue;
    throw new ConfigError(
      where,
      `"${stranger}" is none of the foundation's regions`,
      "add it to regions, or take it out",
    );
  }
  if (securityContact !== undefined && !components.accountSettings) {
    throw new ConfigError(
      "securityContact",
      "components.accountSettings is off",
      "turn it on, or leave the contact out",
    );
  }
  if (config.remediationSpared.length > 0 && config.remediation === "off") {
    throw new ConfigError(
      "remediationSpared",
      "remediation is off",
      'set it to "dry-run" or "apply", or leave this out',
    );
  }
  checkArchive(config);
  const names = deployers.map(({ name }) => name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new ConfigError("deployers", `"${twice}" stands in it twice`, "give each a name of its own");
  }
}

function checkArchive({ logArchive, remediation }: FoundationConfig): void {
  logArchive.forEach(({ region, logGroups }, index) => {
    const where = `logArchive[${index}]`;
    if (logArchive.findIndex((other) => other.region === region) !== index)
      throw new ConfigError(where, `"${region}" stands in it twice`, "name each region once, with all its groups");
    if (logGroups.length === 0 && remediation === "off")
      throw new ConfigError(where, "there is nothing to archive", "name log groups, or turn remediation on");
  });
}
