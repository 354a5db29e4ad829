import type { ScalableTarget, ScalingPolicy } from "@aws-sdk/client-application-auto-scaling";
import type { QueueAlarm } from "./QueueAlarm.js";

/** A step scaling policy of an ECS service, with one of the alarms that trigger it. */
export interface ScalingPlan {
  readonly target: ScalableTarget;
  readonly policy: ScalingPolicy;
  readonly queueAlarm: QueueAlarm;
}
