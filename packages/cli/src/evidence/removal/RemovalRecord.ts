import type { ConfirmedRemoval } from "./ConfirmedRemoval.js";

/** What `npm run removals` leaves: of each pipeline when it was run, and what was confirmed. */
export interface RemovalRecord {
  /** ISO 8601, UTC, by the stack's name. */
  readonly at: Readonly<Record<string, string>>;
  readonly removals: readonly ConfirmedRemoval[];
}
