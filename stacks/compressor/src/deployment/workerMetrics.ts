import type { MetricName, metricNamespace, Side } from "@sallyport/worker-compressor/metrics";

const namespace: typeof metricNamespace = "Sallyport/Compressor";

/** Where the metrics of a rule's source workers are: the dimensions that they give each. */
export function ofSource(rule: string) {
  return { namespace, dimensions: { Side: "source", Rule: rule } };
}

/** Where the metrics of a region's target workers are. */
export function ofTarget(region: string) {
  return { namespace, dimensions: { Side: "target", Region: region } };
}

/** A metric that a side declares: an undeclared name does not compile. */
export function emitted<S extends Side>(metricName: MetricName<S>): { readonly metricName: MetricName<S> } {
  return { metricName };
}
