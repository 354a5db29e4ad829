import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs } from "@sallyport/components";

/** The worker's login: a secret that it reads, or a user that it signs in as. */
export type LoginReach =
  | { readonly kind: "secret"; readonly secretName: string; readonly keyArn: pulumi.Input<string> }
  | { readonly kind: "iam"; readonly resourceId: pulumi.Input<string>; readonly user: string };

/** What the worker reaches. */
export interface WorkerReach {
  readonly inputBucket: pulumi.Input<string>;
  readonly inputPrefix: string;
  /** Undefined for an existing bucket without a key of the customer. */
  readonly inputKeyArn: pulumi.Input<string> | undefined;
  readonly queueName: pulumi.Input<string>;
  readonly queueKeyArn: pulumi.Input<string>;
  readonly login: LoginReach;
}

/**
 * Everything that the worker may do: list and read the files below the prefix, set rejected rows aside, sign in to the one database as one
 * user or read the one secret for it (IAM-08), and take from its queue. What it may do in the database is said there.
 */
export function workerAccess(reach: WorkerReach): AccessIntentArgs[] {
  const { inputBucket: bucket, inputPrefix: prefix, inputKeyArn, queueName, queueKeyArn } = reach;
  const input = { bucket, ...(inputKeyArn === undefined ? {} : { key: inputKeyArn }) };
  return [
    { ...input, prefix, actions: [Access.List, Access.Read], label: "Input" },
    { ...input, prefix: "quarantine/", actions: [Access.Write], label: "Rejected" },
    loginIntent(reach.login),
    { queue: queueName, key: queueKeyArn, actions: [Access.Consume], label: "Upload" },
  ];
}

function loginIntent(login: LoginReach): AccessIntentArgs {
  return login.kind === "iam"
    ? { database: login.resourceId, user: login.user, actions: [Access.Connect], label: "Tables" }
    : { secret: login.secretName, key: login.keyArn, actions: [Access.ReadSecret], label: "Login" };
}
