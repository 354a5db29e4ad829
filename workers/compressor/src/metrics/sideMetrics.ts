import { createMetrics } from "@sallyport/worker-kit";
import { type MetricName, metricNamespace, metricTable, type Side, type sideDimensions } from "./metricTable.js";

/** Metrics of one side: a name that the table does not give to this side does not compile. */
export interface SideMetrics<S extends Side> {
  /** `properties` can be searched in the log, but make no metric: use them for ids, never for customer data. */
  emit(values: { readonly [Name in MetricName<S>]?: number }, properties?: Readonly<Record<string, string>>): void;
}

export interface SideMetricsOptions<S extends Side> {
  readonly side: S;
  /** Values of the side's dimensions beside `Side`. */
  readonly dimensions: Readonly<Record<Exclude<(typeof sideDimensions)[S][number], "Side">, string>>;
  /** Takes one line, with its line break. */
  readonly write: (line: string) => void;
}

/** The metrics of a side, each with the unit that the table declares. */
export function sideMetrics<S extends Side>({ side, dimensions, write }: SideMetricsOptions<S>): SideMetrics<S> {
  const metrics = createMetrics({ namespace: metricNamespace, dimensions: { Side: side, ...dimensions }, write });
  return {
    emit(values, properties) {
      const entries = Object.entries(values) as [MetricName, number][];
      metrics.emit(
        Object.fromEntries(entries.map(([name, value]) => [name, [value, metricTable[name].unit] as const])),
        properties,
      );
    },
  };
}
