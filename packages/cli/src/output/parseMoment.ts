import { CommandError } from "./CommandError.js";

const pattern = /^(\d{4})-(\d\d)-(\d\d)(T\d\d:\d\d(?::\d\d(?:\.\d{1,3})?)?(?:Z|[+-]\d\d:\d\d))?$/;

/**
 * Reads a time: ISO 8601 with its zone, or a date (UTC), which means its first millisecond or its last one.
 *
 * @throws CommandError for anything else, a time without a zone included: two people would read it as two times
 */
export function parseMoment(option: string, dateMeans: "start" | "end"): (text: string) => Date {
  return (text) => {
    const [, year = "", month = "", day = "", time] = pattern.exec(text) ?? [];
    const rest = time ?? (dateMeans === "start" ? "T00:00:00.000Z" : "T23:59:59.999Z");
    const moment = new Date(`${year}-${month}-${day}${rest}`);
    // A day that its month does not have would be taken for one of the next month.
    const isDay = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day))).getUTCDate() === Number(day);
    if (year !== "" && isDay && !Number.isNaN(moment.getTime())) return moment;
    const fix = "give it as 2026-01-31T12:00:00Z, with another zone as +02:00, or as a date (UTC)";
    throw new CommandError(`${option} ${text} is no time`, fix, 64);
  };
}
