import type * as pulumi from "@pulumi/pulumi";
import { parseConfig } from "@sallyport/stack-kit";
import { checkTogether } from "./checkTogether.js";
import { type FoundationConfig, foundationConfig } from "./FoundationConfig.js";

/**
 * The foundation's configuration with defaults filled in.
 *
 * @param knownRegions the regions of AWS, against which spelling is checked
 * @throws ConfigError naming the first value that is wrong and how to fix it; nothing is registered yet
 */
export function readConfig(config: pulumi.Config, knownRegions: readonly string[]): FoundationConfig {
  const read = parseConfig(foundationConfig, {
    environment: config.get("environment"),
    remediation: config.get("remediation"),
    restoreDrills: config.getBoolean("restoreDrills"),
    ...Object.fromEntries(objects.map((name) => [name, config.getObject(name)])),
  });
  checkTogether(read, knownRegions);
  return read;
}

const objects = [
  "regions",
  "tags",
  "components",
  "existing",
  "audit",
  "alarmEmails",
  "securityContact",
  "budget",
  "backups",
  "remediationSpared",
  "guardrails",
  "logArchive",
  "ci",
  "deployers",
] as const satisfies readonly (keyof FoundationConfig)[];
