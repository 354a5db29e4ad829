import * as aws from "@pulumi/aws";
import * as pulumi from "@pulumi/pulumi";
import { type Foundation, readFoundation } from "@sallyport/components";
import type { Account } from "../names/Place.js";

interface SurroundingSettings {
  readonly environment: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly foundation?: string | undefined;
}

/** What a stack finds where it is deployed, and how all that it makes is tagged. */
export interface Surroundings {
  readonly account: Account;
  readonly foundation: Foundation;
  readonly tags: Readonly<Record<string, string>>;
}

/**
 * Looks up the account, and the outputs of the foundation's stack.
 *
 * @param system the stack's project, such as `sallyport-kpi`: the tag `system`
 */
export function surroundingsOf(system: string, { environment, tags, foundation }: SurroundingSettings): Surroundings {
  const stack = foundation ?? `${pulumi.getOrganization()}/sallyport-foundation/${pulumi.getStack()}`;
  return {
    account: { accountId: aws.getCallerIdentityOutput().accountId, partition: aws.getPartitionOutput().partition },
    foundation: readFoundation(new pulumi.StackReference(stack)),
    tags: { system, environment, ...tags },
  };
}
