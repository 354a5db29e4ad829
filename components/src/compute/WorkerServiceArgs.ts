import type * as pulumi from "@pulumi/pulumi";
import type { ScalingArgs } from "./ScalingArgs.js";
import type { TaskArgs } from "./TaskArgs.js";

export interface WorkerServiceArgs extends TaskArgs {
  /** Fargate Spot, up to 70 % cheaper, whose tasks may be stopped with two minutes' notice. Plain. Default: true. */
  readonly spot?: boolean;
  /**
   * Percent of the tasks that run on demand all the same, so that work goes on while Spot has no capacity; 0–100, plain.
   * Default: 0 on Spot, 100 without it.
   */
  readonly onDemandPercent?: number;
  /** How the service follows its queue. Default: one task, always. */
  readonly scaling?: ScalingArgs;
  /** Topic that is told when tasks are missing or at their most for long. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
}
