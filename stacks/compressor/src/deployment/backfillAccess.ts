import type * as pulumi from "@pulumi/pulumi";
import { Access, type AccessIntentArgs } from "@sallyport/components";

/** What a backfill's state machine reaches. */
export interface BackfillReach {
  readonly bucket: pulumi.Input<string>;
  /** The rule's: empty for the whole bucket. */
  readonly prefix: string;
  readonly queue: pulumi.Input<string>;
  /** Key of the queue. */
  readonly keyArn: pulumi.Input<string>;
  /** Its own name. */
  readonly stateMachineName: string;
}

/**
 * Everything that the state machine may do: list the rule's part of the bucket, send to the rule's queue, and start, follow
 * and end executions of itself, as a distributed map does for its children (Step Functions developer guide, "IAM policies
 * for using Distributed Map"). It reads no object.
 */
export function backfillAccess({ bucket, prefix, queue, keyArn, stateMachineName }: BackfillReach): AccessIntentArgs[] {
  return [
    { bucket, ...(prefix === "" ? {} : { prefix }), actions: [Access.List], label: "Source" },
    { queue, key: keyArn, actions: [Access.Send], label: "Work" },
    {
      stateMachine: stateMachineName,
      actions: [Access.StartExecution, Access.Inspect, Access.StopExecution],
      label: "Backfill",
    },
  ];
}
