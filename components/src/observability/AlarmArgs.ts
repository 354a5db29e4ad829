import type * as pulumi from "@pulumi/pulumi";

/** When an alarm's value is wrong. */
export const AlarmComparison = {
  /** Greater than the threshold; with `anomalyDeviations`, above the band. */
  Above: "above",
  /** The threshold or greater. */
  AtLeast: "at-least",
  /** Less than the threshold; with `anomalyDeviations`, below the band. */
  Below: "below",
  /** The threshold or less. */
  AtMost: "at-most",
  /** Above or below the band; with `anomalyDeviations` only. */
  Outside: "outside",
} as const;

export type AlarmComparison = (typeof AlarmComparison)[keyof typeof AlarmComparison];

/** What a period without a data point means. */
export const MissingData = {
  /** All is well: for counts of what should not happen, which are not reported when nothing happens. */
  Fine: "notBreaching",
  /** It is wrong: for what must report, such as a heartbeat. */
  Wrong: "breaching",
  /** The alarm keeps its state. */
  Ignored: "ignore",
  /** The alarm has no data, which is a state of its own and is told as well. */
  Unknown: "missing",
} as const;

export type MissingData = (typeof MissingData)[keyof typeof MissingData];

/** A metric that an alarm looks at. */
export interface AlarmMetricArgs {
  /** Name in the expression, plain: a lower-case letter, then letters, digits and underscores. Default: m1, m2, … */
  readonly id?: string;
  /** For example "AWS/Batch". */
  readonly namespace: pulumi.Input<string>;
  readonly metricName: pulumi.Input<string>;
  /** Default: none. */
  readonly dimensions?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** Sum, Average, Minimum, Maximum, SampleCount or a percentile such as p99, plain. Default: Sum. */
  readonly statistic?: string;
}

/** An alarm, as data. */
export interface AlarmArgs {
  /** Lower-case words joined by hyphens, plain; the alarm's physical name is the component's and this. */
  readonly name: string;
  /** What has happened when it fires, and what to do. */
  readonly description: pulumi.Input<string>;
  /** What it looks at. The list is plain; its values may be outputs. Several need an `expression`. */
  readonly metrics: AlarmMetricArgs[];
  /** CloudWatch metric math over the metrics' ids, for example "100 * errors / total". Default: the one metric itself. */
  readonly expression?: pulumi.Input<string>;
  /** Plain. Default: above; outside where there is a band. */
  readonly comparison?: AlarmComparison;
  /** Exactly one of this and `anomalyDeviations`. */
  readonly threshold?: pulumi.Input<number>;
  /** Width of the band of expected values in standard deviations, which CloudWatch learns from two weeks' past; plain. */
  readonly anomalyDeviations?: number;
  /** Seconds that a data point covers: 10, 20, 30 or a multiple of 60. Default: 300. */
  readonly periodSeconds?: pulumi.Input<number>;
  /** Periods that are looked at. Default: 1. */
  readonly evaluationPeriods?: pulumi.Input<number>;
  /** How many of them must be wrong. Default: all. */
  readonly datapointsToAlarm?: pulumi.Input<number>;
  /** Plain. Default: wrong for an alarm that asks for at least so much (below, at most), else fine. */
  readonly missingData?: MissingData;
}
