/** CloudWatch's names of units. */
export type MetricUnit = "Count" | "Bytes" | "Seconds" | "Milliseconds" | "Percent" | "None";

/** Values of one moment by metric name. */
export type MetricValues = Readonly<Record<string, readonly [value: number, unit: MetricUnit]>>;

/** Writes metrics as log lines in CloudWatch's embedded metric format: no call and no permission is needed. */
export interface Metrics {
  /** `properties` can be searched in the log, but make no metric: use them for ids, never for customer data. */
  emit(values: MetricValues, properties?: Readonly<Record<string, string>>): void;
}

export interface MetricsOptions {
  /** For example `Sallyport/Compressor`. */
  readonly namespace: string;
  /** The same on each line; few distinct values, since each combination is paid for. */
  readonly dimensions: Readonly<Record<string, string>>;
  /** Takes one line, with its line break. */
  readonly write: (line: string) => void;
  /** Milliseconds since 1970; default the system's clock. */
  readonly now?: (() => number) | undefined;
}

export function createMetrics({ namespace, dimensions, write, now = Date.now }: MetricsOptions): Metrics {
  return {
    emit(values, properties = {}) {
      const entries = Object.entries(values);
      if (entries.length === 0) return;
      const _aws = {
        Timestamp: now(),
        CloudWatchMetrics: [
          {
            Namespace: namespace,
            Dimensions: [Object.keys(dimensions)],
            Metrics: entries.map(([Name, [, Unit]]) => ({ Name, Unit })),
          },
        ],
      };
      const numbers = Object.fromEntries(entries.map(([name, [value]]) => [name, value]));
      write(`${JSON.stringify({ _aws, ...properties, ...dimensions, ...numbers })}\n`);
    },
  };
}
