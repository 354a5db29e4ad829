/** The `source` of our events on EventBridge. */
export const EVENT_SOURCE = "sallyport.compressor";

/** The `detail-type` with which a target confirms an archive. */
export const ARCHIVE_APPLIED = "Archive Applied";
