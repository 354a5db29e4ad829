/** What the last run of Spark whose rows the tables hold came to. */
export const LATEST_KEY = "state/spark/latest.json";

/** Prefix of all that belongs to one run's job. */
export function outputOf(runId: string): string {
  return `state/spark/${runId}/`;
}
