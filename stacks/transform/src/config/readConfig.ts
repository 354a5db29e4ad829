import type * as pulumi from "@pulumi/pulumi";
import { givenStackSettings, parseConfig } from "@sallyport/stack-kit";
import { type TransformConfig, transformConfig } from "./TransformConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): TransformConfig {
  return parseConfig(transformConfig, {
    ...givenStackSettings(config),
    roles: config.getObject("roles"),
    buckets: config.getObject("buckets"),
    jobsTable: config.get("jobsTable"),
    job: config.getObject("job"),
    childSession: config.getObject("childSession"),
    git: config.getObject("git"),
    network: config.getObject("network"),
    exceptions: config.getObject("exceptions"),
    api: config.getObject("api"),
    callers: config.getObject("callers"),
    alarms: config.getObject("alarms"),
    notify: config.getObject("notify"),
  });
}
