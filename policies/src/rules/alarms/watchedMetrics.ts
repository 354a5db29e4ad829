import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";

/** A metric that an alarm looks at. */
export interface WatchedMetric {
  readonly namespace: string;
  readonly metricName: string;
  /** Names of the dimensions. */
  readonly dimensions: readonly string[];
}

interface MetricFields {
  readonly namespace?: string;
  readonly metricName?: string;
  readonly dimensions?: Readonly<Record<string, unknown>>;
}

/** The metrics that a metric alarm looks at, its own one or those of its queries. */
export function watchedMetrics({ inputs }: ResourceView): readonly WatchedMetric[] {
  const queries = (inputs.metricQueries as readonly { readonly metric?: MetricFields }[] | undefined) ?? [];
  return [inputs as MetricFields, ...queries.map(({ metric }) => metric ?? {})].flatMap(
    ({ namespace = "", metricName, dimensions = {} }) =>
      metricName === undefined
        ? []
        : [{ namespace, metricName, dimensions: Object.keys(dimensions).filter((name) => isSet(dimensions, name)) }],
  );
}
