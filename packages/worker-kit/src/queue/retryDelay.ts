/** SQS allows 12 hours; a quarter of an hour is long enough for a policy to be repaired between two attempts. */
const LONGEST_SECONDS = 900;

/**
 * Seconds until a message is tried again: `baseSeconds`, and four times as many after each further attempt, at most 15
 * minutes, less up to a fifth so that a failed batch does not come back as one. With 30 and five attempts, 25 minutes.
 */
export function retryDelay(receiveCount: number, baseSeconds: number, random: () => number = Math.random): number {
  const delay = Math.min(LONGEST_SECONDS, baseSeconds * 4 ** Math.max(0, Math.min(receiveCount, 9) - 1));
  return Math.floor(delay * (1 - random() / 5));
}
