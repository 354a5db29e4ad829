import type * as pulumi from "@pulumi/pulumi";
import { ConfigError } from "./ConfigError.js";
import { type KpiConfig, kpiConfig } from "./KpiConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): KpiConfig {
  const given = {
    input: config.getObject("input"),
    tables: config.getObject("tables"),
    run: config.getObject("run"),
    worker: config.getObject("worker"),
    reconcile: config.getObject("reconcile"),
    engine: config.get("engine"),
    spark: config.getObject("spark"),
    cidrBlock: config.get("cidrBlock"),
    imageRepository: config.get("imageRepository"),
    imageVersion: config.get("imageVersion"),
    logRetentionDays: config.getNumber("logRetentionDays"),
    environment: config.get("environment"),
    tags: config.getObject("tags"),
    notify: config.getObject("notify"),
    foundation: config.get("foundation"),
  };
  const parsed = kpiConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("") ?? "";
  throw new ConfigError(
    where.replace(/^\./, ""),
    issue?.message ?? "it has the wrong shape",
    "see the descriptions in Pulumi.yaml and the example in Pulumi.dev.yaml",
  );
}
