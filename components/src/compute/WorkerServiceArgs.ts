import type * as pulumi from "@pulumi/pulumi";
import type { ScalingArgs } from "./ScalingArgs.js";
import type { TaskArgs } from "./TaskArgs.js";

export interface WorkerServiceArgs extends TaskArgs {
  /** Fargate Spot, up to 70 % cheaper, whose tasks may be stopped with two minutes' notice. Plain. Default: true. */
  readonly spot?: boolean;
  /** How the service follows its queue. Default: one task, always. */
  readonly scaling?: ScalingArgs;
  /** Topic that is told when tasks are missing or at their most for long. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
}
