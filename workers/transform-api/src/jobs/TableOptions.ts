export interface TableOptions {
  readonly table: string;
  readonly recordDays: number;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}
