export type { JobPolicy } from "./arguments/JobPolicy.js";
export type { JobRequest } from "./JobRequest.js";
export type { JobResult } from "./JobResult.js";
export type * from "./ports.js";
