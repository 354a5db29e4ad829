import type { SecretState } from "../ports.js";

const DAY = 86_400_000;

/** Days of grace: Secrets Manager rotates within a window of up to a day, and tries again for some days. */
const GRACE = 1;

/**
 * By how many days a rotation is overdue; 0 where it is not. One that is off is overdue from the first day.
 *
 * @param state as DescribeSecret gives it
 */
export function overdueDays({ rotationEnabled, days = 90, created, lastRotated }: SecretState, now: Date): number {
  const since = lastRotated ?? created;
  if (since === undefined) return 0;
  const allowed = rotationEnabled ? days + GRACE : 0;
  return Math.max(0, Math.floor((now.getTime() - since.getTime()) / DAY - allowed));
}
