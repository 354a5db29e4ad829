import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import { describeComponent } from "../naming/describeComponent.js";
import { knownAfter } from "../naming/knownAfter.js";
import { pascalCase } from "../naming/pascalCase.js";
import { type Tags, tagsFor } from "../tagging/tagsFor.js";
import type { AlarmComparison, MissingData } from "./AlarmArgs.js";
import { checkAlarm } from "./checkAlarm.js";
import { checkFilterPattern } from "./checkFilterPattern.js";
import { metricAlarm } from "./metricAlarm.js";
import { metricFilter } from "./metricFilter.js";

/** When the metric of a log is wrong. */
export interface LogMetricAlarmArgs {
  /** Topic of the region that is told. */
  readonly alarmTopicArn: pulumi.Input<string>;
  /** What has happened when it fires, and what to do. */
  readonly description: pulumi.Input<string>;
  /** Exactly one of this and `anomalyDeviations`. */
  readonly threshold?: pulumi.Input<number>;
  /** Width of the band of expected values in standard deviations; plain. */
  readonly anomalyDeviations?: number;
  /** Plain. Default: above; outside where there is a band. */
  readonly comparison?: AlarmComparison;
  /** Seconds that a data point covers. Default: 300. */
  readonly periodSeconds?: pulumi.Input<number>;
  /** Periods that are looked at, all of which must be wrong. Default: 1. */
  readonly evaluationPeriods?: pulumi.Input<number>;
  /** What a period without lines means; plain. Default: as for any alarm, by its comparison. */
  readonly missingData?: MissingData;
}

export interface LogMetricArgs {
  /** Group whose lines are counted. */
  readonly logGroupName: pulumi.Input<string>;
  /** Which lines, as a CloudWatch Logs filter pattern; at most 1024 characters. */
  readonly pattern: pulumi.Input<string>;
  /** Default: "Sallyport/Logs". */
  readonly namespace?: pulumi.Input<string>;
  /** Default: the component's name in PascalCase. */
  readonly metricName?: pulumi.Input<string>;
  /** What a line adds: a number, or a field such as "$bytes" or "$.bytes". Default: "1". */
  readonly value?: pulumi.Input<string>;
  /** For example "Bytes". Default: "Count". */
  readonly unit?: pulumi.Input<string>;
  /**
   * Metric dimensions and the field that each takes its value from, at most 3; the map is plain. Each combination of
   * values is a metric of its own and is paid for. Default: none.
   */
  readonly dimensions?: Record<string, pulumi.Input<string>>;
  /** Not with `dimensions`: an alarm cannot look at all values of one. Default: no alarm. */
  readonly alarm?: LogMetricAlarmArgs;
  /** Default: the provider's region. */
  readonly region?: pulumi.Input<string>;
  /** Tags of all that it makes. Default: none but its own. */
  readonly tags?: Tags;
}

/**
 * A metric made of a log group's lines, and an alarm on it.
 *
 * Defaults: one for each line that matches, zero for minutes in which other lines came.
 *
 * Cost: 0.30 USD a month for the metric and for each combination of dimension values; the alarm 0.10 USD.
 *
 * Controls: MON-03, MON-10, MON-11, MON-12.
 *
 * @example
 * const denied = new LogMetric("orders-denied", {
 *   logGroupName: service.logGroupName,
 *   pattern: '{ $.event = "security.access_denied" }',
 *   alarm: {
 *     alarmTopicArn: topic.topicArn,
 *     description: "The worker was denied a call: compare its role with what it does",
 *     threshold: 0,
 *   },
 * });
 */
export class LogMetric extends pulumi.ComponentResource {
  /** Namespace of the metric. */
  readonly namespace: pulumi.Output<string>;
  /** Name of the metric. */
  readonly metricName: pulumi.Output<string>;

  constructor(name: string, args: LogMetricArgs, opts?: pulumi.ComponentResourceOptions) {
    const component = describeComponent("LogMetric", name);
    checkFilterPattern(component, "pattern", args.pattern);
    checkDimensions(component, args);
    const { namespace = "Sallyport/Logs", metricName = pascalCase(name), region } = args;
    const alarm = args.alarm && { ...args.alarm, name: "alarm", metrics: [{ namespace, metricName }] };
    if (alarm !== undefined) checkAlarm(component, "alarm", alarm);
    super("sallyport:index:LogMetric", name, args, opts);

    const filter = metricFilter(this, name, { ...args, namespace, metricName });
    if (alarm !== undefined) {
      const tags = tagsFor("LogMetric", name, args.tags);
      metricAlarm(this, name, alarm, { alarmTopicArn: alarm.alarmTopicArn, region, tags });
    }

    this.namespace = knownAfter(namespace, filter);
    this.metricName = knownAfter(metricName, filter);
    this.registerOutputs({ namespace: this.namespace, metricName: this.metricName });
  }
}

function checkDimensions(component: string, { dimensions = {}, alarm }: LogMetricArgs): void {
  const names = Object.keys(dimensions);
  if (names.length > 3) throw new ArgumentError(component, "dimensions", names, "give at most 3 dimensions");
  if (names.length > 0 && alarm !== undefined) {
    throw new ArgumentError(component, "dimensions", names, "leave out the alarm, or count without dimensions for it");
  }
}
