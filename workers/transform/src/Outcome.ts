import type { JobResult } from "./JobResult.js";

/** The part of a result that says how the job went. */
export type Outcome = Pick<JobResult, "status" | "exitCode" | "error">;
