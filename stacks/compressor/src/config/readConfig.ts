import type * as pulumi from "@pulumi/pulumi";
import { type CompressorConfig, compressorConfig } from "./CompressorConfig.js";
import { ConfigError } from "./ConfigError.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): CompressorConfig {
  const given = {
    rules: config.getObject("rules"),
    networks: config.getObject("networks"),
    workers: config.getObject("workers"),
    imageRepository: config.get("imageRepository"),
    imageVersion: config.get("imageVersion"),
    logRetentionDays: config.getNumber("logRetentionDays"),
    environment: config.get("environment"),
    tags: config.getObject("tags"),
    foundation: config.get("foundation"),
  };
  const parsed = compressorConfig.safeParse(given);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const where = issue?.path.map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("") ?? "";
  throw new ConfigError(
    where.replace(/^\./, ""),
    issue?.message ?? "it has the wrong shape",
    "see the descriptions in Pulumi.yaml and the example in Pulumi.dev.yaml",
  );
}
