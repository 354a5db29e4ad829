/** One run of a duty whose reports were kept. */
export interface RecordedRun {
  /** Id of the calendar's duty. */
  readonly duty: string;
  /** Day in UTC: `2026-01-31`. */
  readonly day: string;
  /** The forge's id of the run. */
  readonly run: string;
  /** Paths below the record, with `/`, sorted. */
  readonly files: readonly string[];
}
