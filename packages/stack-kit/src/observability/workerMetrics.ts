/**
 * A worker's metrics in a region, which it writes into its log in the embedded metric format.
 *
 * @param namespace as the worker names it
 */
export function workerMetrics(namespace: string, region: string) {
  // The dimensions that the worker gives each metric: an alarm without them would look at another metric, and at nothing.
  return { namespace, dimensions: { Region: region } };
}
