import type * as aws from "@pulumi/aws";
import type * as pulumi from "@pulumi/pulumi";
import type { EventRetryArgs } from "./EventRetryArgs.js";

/** How often a target is tried, and where what it did not take is kept; what is not said is EventBridge's own. */
export function deliveryOf(
  retry: EventRetryArgs | undefined,
  deadLetterQueueArn: pulumi.Input<string> | undefined,
): Pick<aws.cloudwatch.EventTargetArgs, "deadLetterConfig" | "retryPolicy"> {
  return {
    ...(retry && {
      retryPolicy: {
        maximumRetryAttempts: retry.attempts ?? 185,
        maximumEventAgeInSeconds: retry.seconds ?? 86_400,
      },
    }),
    ...(deadLetterQueueArn !== undefined && { deadLetterConfig: { arn: deadLetterQueueArn } }),
  };
}
