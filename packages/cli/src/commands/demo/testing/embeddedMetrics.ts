interface EmbeddedMetrics {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
  readonly [field: string]: unknown;
}

interface Dimension {
  readonly Name?: string | undefined;
  readonly Value?: string | undefined;
}

/** The metrics of a namespace that CloudWatch makes of a line in the embedded metric format, as `describeMetric` has them. */
export function metricsIn(line: EmbeddedMetrics, namespace: string): string[] {
  return (line._aws?.CloudWatchMetrics ?? []).flatMap(({ Namespace, Dimensions, Metrics }) =>
    Namespace !== namespace
      ? []
      : Dimensions.flatMap((names) =>
          Metrics.map(({ Name }) =>
            describeMetric(
              Name,
              names.map((name) => ({ Name: name, Value: String(line[name]) })),
            ),
          ),
        ),
  );
}

/** A metric with its dimensions, the same text for the same metric. */
export function describeMetric(name: string | undefined, dimensions: readonly Dimension[] = []): string {
  const given = dimensions.map(({ Name, Value }) => `${Name}=${Value}`).sort();
  return [name, ...given].join(" ");
}
