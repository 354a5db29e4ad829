/** The `source` of our events on EventBridge. */
export const EVENT_SOURCE = "sallyport.compressor";

/** The `detail-type` with which an operator, or the stack's backfill, asks the source for objects that are there. */
export const OBJECTS_REQUESTED = "Objects Requested";

/** The `detail-type` with which a target confirms an archive. */
export const ARCHIVE_APPLIED = "Archive Applied";
