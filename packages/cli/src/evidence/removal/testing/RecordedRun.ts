import type { RoleCalls } from "../../ledger/recordedCalls.js";
import type { NamedRun } from "./NamedRun.js";

/** A run that passed with all that the roles hold, and what the log says of it. */
export interface RecordedRun<Pipeline> {
  readonly run: NamedRun<Pipeline>;
  /** What each role did while it was under way. */
  readonly calls: ReadonlyMap<string, RoleCalls>;
}
