import type { PlannedResource } from "@sallyport/stack-kit/testing";

/** A metric that a dashboard shows or an alarm looks at. */
export interface WatchedMetric {
  /** Name of the dashboard or alarm. */
  readonly by: string;
  readonly region: string;
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** An alarm as it would be made. */
export interface PlannedAlarm {
  readonly name: string;
  readonly alarmDescription: string;
  readonly region: string;
  readonly period?: number;
  readonly comparisonOperator: string;
  readonly threshold: number;
  readonly evaluationPeriods: number;
  readonly namespace?: string;
  readonly metricName?: string;
  readonly dimensions?: Readonly<Record<string, string>>;
  readonly metricQueries?: readonly {
    readonly id: string;
    readonly expression?: string;
    readonly metric?: {
      readonly period: number;
      readonly namespace: string;
      readonly metricName: string;
      readonly dimensions?: Readonly<Record<string, string>>;
    };
  }[];
}
interface DashboardWidget {
  readonly properties: {
    readonly region: string;
    readonly alarms?: readonly string[];
    readonly metrics?: readonly (readonly (string | object)[])[];
  };
}

/** Every metric that the planned dashboards and alarms refer to. */
export function watchedMetrics(resources: readonly PlannedResource[]): WatchedMetric[] {
  const alarms = plannedAlarms(resources).flatMap(
    ({ name, region, namespace, metricName, dimensions, metricQueries = [] }) =>
      [
        ...(namespace === undefined || metricName === undefined ? [] : [{ namespace, metricName, dimensions }]),
        ...metricQueries.flatMap(({ metric }) => (metric === undefined ? [] : [metric])),
      ].map((metric) => ({
        ...metric,
        by: name,
        region,
        name: metric.metricName,
        dimensions: metric.dimensions ?? {},
      })),
  );
  const shown = dashboards(resources).flatMap(({ name, widgets }) =>
    widgets.flatMap(({ properties }) =>
      (properties.metrics ?? []).flatMap((line) => {
        const texts = line.filter((part): part is string => typeof part === "string");
        const [namespace, metricName, ...pairs] = texts;
        if (namespace === undefined || metricName === undefined) return [];
        return [{ by: name, region: properties.region, namespace, name: metricName, dimensions: dimensionsOf(pairs) }];
      }),
    ),
  );
  return [...alarms, ...shown];
}

/** ARNs of the alarms that the planned dashboards list. */
export function listedAlarms(resources: readonly PlannedResource[]): string[] {
  return dashboards(resources).flatMap(({ widgets }) => widgets.flatMap(({ properties }) => properties.alarms ?? []));
}

/** Every alarm of the plan. */
export function plannedAlarms(resources: readonly PlannedResource[]): PlannedAlarm[] {
  return resources
    .filter(({ type }) => type === "aws:cloudwatch/metricAlarm:MetricAlarm")
    .map(({ inputs }) => inputs as unknown as PlannedAlarm);
}

function dashboards(resources: readonly PlannedResource[]): { name: string; widgets: readonly DashboardWidget[] }[] {
  return resources
    .filter(({ type }) => type === "aws:cloudwatch/dashboard:Dashboard")
    .map(({ inputs }) => ({
      name: String(inputs.dashboardName),
      widgets: (JSON.parse(String(inputs.dashboardBody)) as { readonly widgets: readonly DashboardWidget[] }).widgets,
    }));
}

function dimensionsOf(pairs: readonly string[]): Record<string, string> {
  const names = pairs.filter((_, index) => index % 2 === 0);
  return Object.fromEntries(names.map((name, index) => [name, pairs[2 * index + 1] ?? ""]));
}
