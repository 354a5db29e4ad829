import type { BatchTable } from "./jobs/BatchTable.js";
import type { JobChanges } from "./jobs/JobChanges.js";
import type { JobTable } from "./jobs/JobTable.js";
import type { JobRules } from "./jobs/jobRulesOf.js";
import type { JobQueue, JobService, ObjectStore } from "./ports.js";
import type { Settings } from "./settings/readSettings.js";
import type { SubmissionRate } from "./submit/SubmissionRate.js";
import type { Telemetry } from "./telemetry/Telemetry.js";

/** What every handler works with. */
export interface Platform {
  readonly settings: Settings;
  readonly rules: JobRules;
  readonly jobs: JobTable;
  readonly changes: JobChanges;
  readonly batches: BatchTable;
  readonly rate: SubmissionRate;
  readonly service: JobService;
  readonly objects: ObjectStore;
  readonly queue: JobQueue;
  readonly telemetry: Telemetry;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
