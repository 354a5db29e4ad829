import type * as pulumi from "@pulumi/pulumi";
import { givenStackSettings, parseConfig } from "@sallyport/stack-kit";
import { type CompressorConfig, compressorConfig } from "./CompressorConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): CompressorConfig {
  return parseConfig(compressorConfig, {
    ...givenStackSettings(config),
    rules: config.getObject("rules"),
    networks: config.getObject("networks"),
    prices: config.getObject("prices"),
    workers: config.getObject("workers"),
    targetWorkers: config.getObject("targetWorkers"),
    alarms: config.getObject("alarms"),
  });
}
