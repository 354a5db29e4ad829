import * as pulumi from "@pulumi/pulumi";
import type { Place } from "./Place.js";

interface ImageSettings {
  readonly imageRepository: string;
  /** Tag, or digest (`sha256:…`). */
  readonly imageVersion: string;
}

/** An image in the account's own registry of the region: isolated tasks reach no other. */
export function imageOf(
  { account, region }: Place,
  { imageRepository, imageVersion }: ImageSettings,
): pulumi.Output<string> {
  const separator = imageVersion.startsWith("sha256:") ? "@" : ":";
  return pulumi.interpolate`${account.accountId}.dkr.ecr.${region}.amazonaws.com/${imageRepository}${separator}${imageVersion}`;
}
