import type * as pulumi from "@pulumi/pulumi";
import { parseConfig } from "@sallyport/stack-kit";
import { type SampleThingConfig, sampleThingConfig } from "./SampleThingConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): SampleThingConfig {
  return parseConfig(sampleThingConfig, {
    environment: config.get("environment"),
    tags: config.getObject("tags"),
    foundation: config.get("foundation"),
    expireDays: config.getNumber("expireDays"),
  });
}
