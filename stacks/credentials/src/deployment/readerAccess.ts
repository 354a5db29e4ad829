import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs } from "@sallyport/components";
import type { BucketConfig } from "../config/CredentialsConfig.js";

interface LoginPlace {
  readonly secretName: string;
  readonly loginKeyArn: pulumi.Input<string>;
}

/** What a reader may do: read the login, and use its buckets below their prefixes. */
export function readerAccess(
  { secretName, loginKeyArn }: LoginPlace,
  buckets: readonly BucketConfig[],
): AccessIntentArgs[] {
  const login = { secret: secretName, key: loginKeyArn, actions: [Access.ReadSecret], label: "Login" };
  return [login, ...buckets.map((bucket, index) => bucketAccess(bucket, index))];
}

function bucketAccess({ bucket, prefix, write, keyArn }: BucketConfig, index: number): AccessIntentArgs {
  return {
    bucket,
    actions: [Access.Read, Access.List, ...(write ? [Access.Write, Access.Delete] : [])],
    label: `Bucket${index + 1}`,
    ...(prefix === undefined ? {} : { prefix }),
    ...(keyArn === undefined ? {} : { key: keyArn }),
  };
}
