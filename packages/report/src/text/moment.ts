/** A moment (ISO 8601, UTC) to the minute: `2026-01-31 12:00 UTC`. */
export function moment(at: string): string {
  return `${at.slice(0, 16).replace("T", " ")} UTC`;
}
