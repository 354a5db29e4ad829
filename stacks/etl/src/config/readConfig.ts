import type * as pulumi from "@pulumi/pulumi";
import { givenStackSettings, parseConfig } from "@sallyport/stack-kit";
import { type EtlConfig, etlConfig } from "./EtlConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): EtlConfig {
  return parseConfig(etlConfig, {
    ...givenStackSettings(config),
    input: config.getObject("input"),
    database: config.getObject("database"),
    backup: config.getObject("backup"),
    load: config.getObject("load"),
    rotation: config.getObject("rotation"),
    worker: config.getObject("worker"),
    network: config.getObject("network"),
    bundles: config.getObject("bundles"),
    authentication: config.get("authentication"),
  });
}
