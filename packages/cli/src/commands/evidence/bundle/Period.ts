/** Days in UTC, both included: `2026-01-01`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}
