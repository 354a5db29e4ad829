import type { TableOptions } from "./TableOptions.js";

/** When DynamoDB may remove what is written now: seconds since 1970. */
export function expiryOf({ now, recordDays }: TableOptions): number {
  return Math.floor(now() / 1000) + recordDays * 86_400;
}
