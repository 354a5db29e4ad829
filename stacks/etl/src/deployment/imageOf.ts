import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** The worker's image in the account's own registry of the region: isolated tasks reach no other. */
export function imageOf({ account, plan }: Deployment) {
  const { imageRepository, imageVersion } = plan.config;
  const separator = imageVersion.startsWith("sha256:") ? "@" : ":";
  return {
    image: pulumi.interpolate`${account.accountId}.dkr.ecr.${plan.region}.amazonaws.com/${imageRepository}${separator}${imageVersion}`,
    imageRepository,
  };
}
