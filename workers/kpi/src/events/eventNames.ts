/** The `source` of our events on EventBridge. */
export const EVENT_SOURCE = "sallyport.kpi";

/** The `detail-type` of a run that ended well. */
export const RUN_SUCCEEDED = "KPI Run Succeeded";

/** The `detail-type` of a run that failed. */
export const RUN_FAILED = "KPI Run Failed";
