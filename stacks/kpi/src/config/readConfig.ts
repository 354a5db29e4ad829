import type * as pulumi from "@pulumi/pulumi";
import { givenStackSettings, parseConfig } from "@sallyport/stack-kit";
import { type KpiConfig, kpiConfig } from "./KpiConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): KpiConfig {
  return parseConfig(kpiConfig, {
    ...givenStackSettings(config),
    input: config.getObject("input"),
    tables: config.getObject("tables"),
    run: config.getObject("run"),
    worker: config.getObject("worker"),
    reconcile: config.getObject("reconcile"),
    engine: config.get("engine"),
    spark: config.getObject("spark"),
    cidrBlock: config.get("cidrBlock"),
    notify: config.getObject("notify"),
  });
}
