/** The written permission for a setting below a rule's: in a component's `exceptions`, or in the file of reviewed waivers. */
export interface Waiver {
  readonly control: string;
  readonly reason: string;
  readonly owner: string;
  /** Last day of validity, ISO 8601 date. */
  readonly expires: string;
}

/** Whether a value from a component's inputs is a complete waiver. */
export function isWaiver(value: unknown): value is Waiver {
  if (typeof value !== "object" || value === null) return false;
  const { control, reason, owner, expires } = value as Partial<Record<keyof Waiver, unknown>>;
  return (
    [control, reason, owner, expires].every((field) => typeof field === "string" && field !== "") &&
    !Number.isNaN(Date.parse(String(expires)))
  );
}

/** Whether a waiver's last day has passed. */
export function isExpired(waiver: Waiver, now: Date): boolean {
  return now.getTime() >= Date.parse(waiver.expires) + 24 * 60 * 60 * 1000;
}
