import type * as pulumi from "@pulumi/pulumi";

/** What was configured of `stackSettings`; undefined for what was left out. */
export function givenStackSettings(config: pulumi.Config) {
  return {
    imageRepository: config.get("imageRepository"),
    imageVersion: config.get("imageVersion"),
    logRetentionDays: config.getNumber("logRetentionDays"),
    environment: config.get("environment"),
    tags: config.getObject("tags"),
    foundation: config.get("foundation"),
  };
}
