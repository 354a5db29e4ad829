import type { ValidationReport } from "../../security/ValidationReport.js";
import type { ErrorGroup } from "../logs/workloadErrors.js";
import type { Gathered } from "../report/gathered.js";
import type { EventGroup } from "../trail/groupedEvents.js";

/** What `incident triage --json` prints: the first three steps of a triage (IR-04), each gathered or told why not. */
export interface TriageReport {
  readonly environment: string | null;
  /** ISO 8601: from when on logs were read. */
  readonly since: string;
  readonly validation: Gathered<ValidationReport>;
  readonly errors: Gathered<readonly ErrorGroup[]>;
  readonly denied: Gathered<readonly EventGroup[]>;
  readonly secretReads: Gathered<readonly EventGroup[]>;
}
