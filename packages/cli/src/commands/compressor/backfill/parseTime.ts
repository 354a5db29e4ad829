import { CommandError } from "../../../output/CommandError.js";

/**
 * A time as ISO 8601 writes it, with its zone, or a day, which begins at midnight UTC.
 *
 * @throws CommandError for anything else: without its zone a time would mean another one on each machine
 */
export function parseTime(option: string): (text: string) => Date {
  return (text) => {
    const time = /^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d))?$/.test(text)
      ? new Date(text)
      : undefined;
    if (time !== undefined && !Number.isNaN(time.getTime())) return time;
    throw new CommandError(
      `${option} ${text} is no time`,
      "give it as 2026-03-01, or 2026-03-01T10:00:00Z with its zone",
      64,
    );
  };
}
