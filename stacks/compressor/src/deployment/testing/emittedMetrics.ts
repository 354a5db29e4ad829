interface EmbeddedMetrics {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string; readonly Unit: string }[];
    }[];
  };
  readonly [field: string]: unknown;
}

/** A metric as CloudWatch knows it. */
export interface EmittedMetric {
  readonly namespace: string;
  readonly name: string;
  readonly unit: string;
  readonly dimensions: Readonly<Record<string, string>>;
}

/** The metrics that CloudWatch makes of a worker's lines. */
export function emittedMetrics(lines: readonly unknown[]): EmittedMetric[] {
  return lines.filter(isEmbedded).flatMap((line) =>
    (line._aws?.CloudWatchMetrics ?? []).flatMap(({ Namespace, Dimensions, Metrics }) =>
      Dimensions.flatMap((names) =>
        Metrics.map(({ Name, Unit }) => ({
          namespace: Namespace,
          name: Name,
          unit: Unit,
          dimensions: Object.fromEntries(names.map((name) => [name, String(line[name])])),
        })),
      ),
    ),
  );
}

function isEmbedded(line: unknown): line is EmbeddedMetrics {
  return typeof line === "object" && line !== null && "_aws" in line;
}

/** The same text for the same metric. */
export function describeMetric(
  namespace: string,
  name: string,
  dimensions: Readonly<Record<string, string>> = {},
): string {
  const given = Object.entries(dimensions).map(([dimension, value]) => `${dimension}=${value}`);
  return [namespace, name, ...given.sort()].join(" ");
}
