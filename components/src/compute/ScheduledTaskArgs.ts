import type * as pulumi from "@pulumi/pulumi";
import type { TaskArgs } from "./TaskArgs.js";

export interface ScheduledTaskArgs extends TaskArgs {
  /** When: "rate(6 hours)", "cron(0 3 * * ? *)" or "at(2027-03-31T03:00:00)", as EventBridge Scheduler takes it. */
  readonly schedule: pulumi.Input<string>;
  /** Time zone of cron and at, of the IANA database: it minds daylight saving. Default: "UTC". */
  readonly timeZone?: pulumi.Input<string>;
  /** Minutes after the time within which the task may start, 0–1440, plain: many schedules need not start at once. Default: 0. */
  readonly windowMinutes?: number;
  /** Whether the schedule is on. Default: true. */
  readonly enabled?: pulumi.Input<boolean>;
  /** How often a start that fails is repeated, 0–185. Default: 3. */
  readonly retryAttempts?: pulumi.Input<number>;
  /** Seconds within which it is repeated, 60–86400. Default: 3600. */
  readonly retrySeconds?: pulumi.Input<number>;
  /** Fargate Spot, up to 70 % cheaper, whose tasks may be stopped with two minutes' notice. Plain. Default: false. */
  readonly spot?: boolean;
  /** Topic that is told when a task could not be started, or did not end well. Default: no alarms. */
  readonly alarmTopicArn?: pulumi.Input<string>;
}
