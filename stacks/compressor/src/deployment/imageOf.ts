import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

/** The workers' image in the account's own registry of a region: isolated tasks reach no other. */
export function imageOf({ account, config }: Deployment, region: string) {
  const { imageRepository, imageVersion } = config;
  const separator = imageVersion.startsWith("sha256:") ? "@" : ":";
  return {
    image: pulumi.interpolate`${account.accountId}.dkr.ecr.${region}.amazonaws.com/${imageRepository}${separator}${imageVersion}`,
    imageRepository,
  };
}
