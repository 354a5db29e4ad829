import type * as pulumi from "@pulumi/pulumi";
import { parseConfig } from "@sallyport/stack-kit";
import { type CredentialsConfig, credentialsConfig } from "./CredentialsConfig.js";

/**
 * The stack's configuration with defaults filled in.
 *
 * @throws ConfigError naming the first value that has the wrong shape
 */
export function readConfig(config: pulumi.Config): CredentialsConfig {
  return parseConfig(credentialsConfig, {
    environment: config.get("environment"),
    namespace: config.get("namespace"),
    tags: config.getObject("tags"),
    foundation: config.get("foundation"),
    operator: config.getObject("operator"),
    readers: config.getObject("readers"),
    rotation: config.getObject("rotation"),
    administrator: config.getObject("administrator"),
    network: config.getObject("network"),
    audit: config.getObject("audit"),
    bundle: config.get("bundle"),
  });
}
