import type * as pulumi from "@pulumi/pulumi";
import { ConfigError } from "./ConfigError.js";
import { type EtlConfig, etlConfig } from "./EtlConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): EtlConfig {
  const given = {
    input: config.getObject("input"),
    database: config.getObject("database"),
    backup: config.getObject("backup"),
    load: config.getObject("load"),
    rotation: config.getObject("rotation"),
    worker: config.getObject("worker"),
    network: config.getObject("network"),
    bundles: config.getObject("bundles"),
    authentication: config.get("authentication"),
    imageRepository: config.get("imageRepository"),
    imageVersion: config.get("imageVersion"),
    logRetentionDays: config.getNumber("logRetentionDays"),
    environment: config.get("environment"),
    tags: config.getObject("tags"),
    foundation: config.get("foundation"),
  };
  const parsed = etlConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("") ?? "";
  throw new ConfigError(
    where.replace(/^\./, ""),
    issue?.message ?? "it has the wrong shape",
    "see the descriptions in Pulumi.yaml and the example in Pulumi.dev.yaml",
  );
}
