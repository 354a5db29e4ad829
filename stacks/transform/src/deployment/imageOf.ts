import * as pulumi from "@pulumi/pulumi";
import type { Deployment } from "./Deployment.js";

interface ImageSettings {
  readonly imageRepository: string;
  /** Tag or digest. */
  readonly imageVersion: string;
}

/** An image in the account's own registry of the region: isolated tasks reach no other. */
export function imageOf({ account, plan }: Deployment, { imageRepository, imageVersion }: ImageSettings) {
  const separator = imageVersion.startsWith("sha256:") ? "@" : ":";
  return pulumi.interpolate`${account.accountId}.dkr.ecr.${plan.region}.amazonaws.com/${imageRepository}${separator}${imageVersion}`;
}
