/** What the worker sends to the default bus at the end of each run; it knows it by the same words. */
const runEvents = {
  source: "sallyport.kpi",
  succeeded: "KPI Run Succeeded",
  failed: "KPI Run Failed",
} as const;

/** EventBridge pattern of the ends of all runs. */
export const runEndPattern = JSON.stringify({
  source: [runEvents.source],
  "detail-type": [runEvents.succeeded, runEvents.failed],
});

/** The message by which the schedule asks the worker to look at everything. */
export const sweepMessage = JSON.stringify({ source: runEvents.source, "detail-type": "Sweep" });
