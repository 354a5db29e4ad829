import type * as pulumi from "@pulumi/pulumi";

/** How a widget shows its metrics. */
export const DashboardView = {
  /** Lines over time. */
  Lines: "timeSeries",
  /** The latest number of each. */
  Numbers: "singleValue",
  /** Bars of the latest numbers. */
  Bars: "bar",
} as const;

export type DashboardView = (typeof DashboardView)[keyof typeof DashboardView];

/** A metric in a widget. */
export interface DashboardMetricArgs {
  /** Name in the widget's expressions: a lower-case letter, then letters, digits and underscores. Default: none. */
  readonly id?: pulumi.Input<string>;
  /** Whether it is there for the expressions alone, and not drawn. Default: false. */
  readonly hidden?: pulumi.Input<boolean>;
  /** For example "AWS/SQS". */
  readonly namespace: pulumi.Input<string>;
  readonly metricName: pulumi.Input<string>;
  /** Default: none. */
  readonly dimensions?: pulumi.Input<Readonly<Record<string, pulumi.Input<string>>>>;
  /** Default: Sum. */
  readonly statistic?: pulumi.Input<string>;
  /** Default: CloudWatch's. */
  readonly label?: pulumi.Input<string>;
  /** Region of the metric. Default: the widget's. */
  readonly region?: pulumi.Input<string>;
}

/** A value that a widget computes from its metrics. */
export interface DashboardExpressionArgs {
  /** CloudWatch metric math over the ids of the widget's metrics, all of one region: "100 * (1 - out / in)". */
  readonly expression: pulumi.Input<string>;
  /** Default: CloudWatch's. */
  readonly label?: pulumi.Input<string>;
}

/** A widget: exactly one of `metrics`, `alarmArns`, `query` and `markdown`. */
export interface DashboardWidgetArgs {
  /** Default: none; a text has none of its own. */
  readonly title?: pulumi.Input<string>;
  /** Metrics to draw. The list is plain; values in it may be outputs. */
  readonly metrics?: DashboardMetricArgs[];
  /** Values computed from `metrics` and drawn after them. The list is plain; values in it may be outputs. Default: none. */
  readonly expressions?: DashboardExpressionArgs[];
  /** Alarms whose states are shown. */
  readonly alarmArns?: pulumi.Input<pulumi.Input<string>[]>;
  /** Query of CloudWatch Logs Insights whose result is shown. Needs `logGroupNames`. */
  readonly query?: pulumi.Input<string>;
  /** Groups that the query reads. */
  readonly logGroupNames?: pulumi.Input<pulumi.Input<string>[]>;
  /** Text, in CloudWatch's Markdown: what the rest means, where the runbook is. */
  readonly markdown?: pulumi.Input<string>;
  /** Of metrics; plain. Default: lines. */
  readonly view?: DashboardView;
  /** Of metrics: seconds that a point covers. Default: 300. */
  readonly periodSeconds?: pulumi.Input<number>;
  /** Region of the metrics or groups. Default: the dashboard's. */
  readonly region?: pulumi.Input<string>;
}

/** Widgets beside each other, equally wide. */
export interface DashboardRowArgs {
  /** 1 to 8 widgets. The list is plain; values in it may be outputs. */
  readonly widgets: DashboardWidgetArgs[];
  /** In units of CloudWatch's grid, 1–100, plain. Default: 6; a row of texts alone 2. */
  readonly height?: number;
}
