import type * as pulumi from "@pulumi/pulumi";
import { ConfigError } from "./ConfigError.js";
import { type TransformConfig, transformConfig } from "./TransformConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): TransformConfig {
  const given = {
    roles: config.getObject("roles"),
    buckets: config.getObject("buckets"),
    jobsTable: config.get("jobsTable"),
    job: config.getObject("job"),
    git: config.getObject("git"),
    network: config.getObject("network"),
    exceptions: config.getObject("exceptions"),
    api: config.getObject("api"),
    callers: config.getObject("callers"),
    alarms: config.getObject("alarms"),
    imageRepository: config.get("imageRepository"),
    imageVersion: config.get("imageVersion"),
    logRetentionDays: config.getNumber("logRetentionDays"),
    environment: config.get("environment"),
    tags: config.getObject("tags"),
    notify: config.getObject("notify"),
    foundation: config.get("foundation"),
  };
  const parsed = transformConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("") ?? "";
  throw new ConfigError(
    where.replace(/^\./, ""),
    issue?.message ?? "it has the wrong shape",
    "see the descriptions in Pulumi.yaml and the example in Pulumi.dev.yaml",
  );
}
