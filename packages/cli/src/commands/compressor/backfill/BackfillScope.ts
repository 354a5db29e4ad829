/** What a backfill sends: the same for a run and for the one that takes it up again. */
export interface BackfillScope {
  readonly rule: string;
  readonly prefix: string;
  /** ISO 8601; undefined for objects of any age. */
  readonly since: string | undefined;
}
