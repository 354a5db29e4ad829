import * as pulumi from "@pulumi/pulumi";
import type { AccountArgs } from "../account/AccountArgs.js";
import { homeOf } from "../account/homeOf.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import type { AlarmArgs } from "./AlarmArgs.js";
import { checkAlarm } from "./checkAlarm.js";
import { metricAlarm } from "./metricAlarm.js";

export interface WorkloadAlarmsArgs {
  /** The alarms. The list is plain; values in it may be outputs. At least one. */
  readonly alarms: AlarmArgs[];
  /** Topic of the region that is told. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /** Default: the provider's account, looked up. */
  readonly account?: AccountArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * The alarms of a workload, given as data: on one metric, on metric math over several, or on what CloudWatch has learned
 * to expect.
 *
 * Defaults: every alarm tells the topic when it fires and when it is over; sums over five minutes; silence is wrong
 * where an alarm asks for at least so much, and fine where it counts what should not happen.
 *
 * Cost: 0.10 USD a month for each metric that an alarm looks at; an alarm on a band counts as three.
 *
 * Controls: MON-01, MON-02, MON-03, MON-04, MON-05, MON-12.
 *
 * @example
 * const alarms = new WorkloadAlarms("orders", {
 *   alarmTopicArn: topic.topicArn,
 *   alarms: [
 *     {
 *       name: "error-rate",
 *       description: "More than 5 % of the orders failed in 5 minutes: read the log",
 *       metrics: [
 *         { id: "errors", namespace: "Orders", metricName: "Failed" },
 *         { id: "total", namespace: "Orders", metricName: "Handled" },
 *       ],
 *       expression: "IF(total > 0, 100 * errors / total, 0)",
 *       threshold: 5,
 *     },
 *   ],
 * });
 */
export class WorkloadAlarms extends pulumi.ComponentResource {
  /** ARNs of the alarms, in the order given. */
  readonly alarmArns: pulumi.Output<string[]>;

  constructor(name: string, args: WorkloadAlarmsArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("WorkloadAlarms", name);
    checkList(component, args.alarms);
    super("sallyport:index:WorkloadAlarms", name, args, opts);
    const { alarmTopicArn, region } = args;
    const home = homeOf(this, args);
    const tags = tagsFor("WorkloadAlarms", name, args.tags);

    const arns = args.alarms.map((alarm) => {
      const made = metricAlarm(this, name, alarm, { alarmTopicArn, region, tags });
      const arn = pulumi.interpolate`arn:${home.partition}:cloudwatch:${home.region}:${home.accountId}:alarm:${name}-${alarm.name}`;
      return knownAfter(arn, made);
    });

    this.alarmArns = pulumi.all(arns);
    this.registerOutputs({ alarmArns: this.alarmArns });
  }
}

function checkList(component: string, alarms: readonly AlarmArgs[]): void {
  if (alarms.length === 0) throw new ArgumentError(component, "alarms", alarms, "give at least one alarm");
  const names = alarms.map(({ name }) => name);
  alarms.forEach((alarm, index) => {
    checkAlarm(component, `alarms[${index}]`, alarm);
    if (names.indexOf(alarm.name) === index) return;
    throw new ArgumentError(component, `alarms[${index}].name`, alarm.name, "give each alarm a name of its own");
  });
}
