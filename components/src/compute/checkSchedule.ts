import { ArgumentError } from "../errors/ArgumentError.js";

/** Least and most of each field of a cron expression, in their order. */
const fields = [
  ["minutes", 0, 59],
  ["hours", 0, 23],
  ["day of month", 1, 31],
  ["month", 1, 12],
  ["day of week", 1, 7],
  ["year", 1970, 2199],
] as const;

const months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
const days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

/**
 * Checks a schedule's expression, where it is known at construction: `rate(6 hours)`, `cron(0 3 * * ? *)` or
 * `at(2027-03-31T03:00:00)` (EventBridge Scheduler user guide, "Schedule types").
 *
 * @throws ArgumentError that says what is wrong in it
 */
export function checkSchedule(component: string, argument: string, expression: unknown): void {
  if (typeof expression !== "string") return;
  const [, kind = "", inner = ""] = /^(rate|cron|at)\((.*)\)$/.exec(expression) ?? [];
  const problem =
    kind === "rate" ? problemOfRate(inner) : kind === "cron" ? problemOfCron(inner) : problemOfTime(kind, inner);
  if (problem !== undefined) throw new ArgumentError(component, argument, expression, problem);
}

/**
 * Checks a time zone's name, where it is known at construction.
 *
 * @throws ArgumentError for one that is not in the IANA database
 */
export function checkTimeZone(component: string, argument: string, zone: unknown): void {
  if (typeof zone !== "string") return;
  const fix = 'give a name of the IANA time zone database, such as "Europe/Berlin"';
  if (!/^[A-Za-z]/.test(zone)) throw new ArgumentError(component, argument, zone, fix);
  try {
    new Intl.DateTimeFormat("en", { timeZone: zone });
  } catch {
    throw new ArgumentError(component, argument, zone, fix);
  }
}

function problemOfRate(inner: string): string | undefined {
  const [, value = "", unit = ""] = /^([1-9]\d*) (minute|hour|day)s?$/.exec(inner) ?? [];
  if (unit === "") return "write rate(1 hour) or rate(15 minutes): a whole number and minutes, hours or days";
  const singular = inner.endsWith(unit);
  return singular === (value === "1") ? undefined : `write ${value === "1" ? `1 ${unit}` : `${value} ${unit}s`}`;
}

function problemOfTime(kind: string, inner: string): string | undefined {
  if (kind !== "at") return "write rate(…), cron(…) or at(…)";
  const isTime = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}$/.test(inner) && !Number.isNaN(Date.parse(`${inner}Z`));
  return isTime ? undefined : "write at(2027-03-31T03:00:00), without a zone: timeZone has it";
}

function problemOfCron(inner: string): string | undefined {
  const parts = inner.split(/ +/);
  if (parts.length !== fields.length) {
    return `write six fields, ${fields.map(([name]) => name).join(", ")}: there are ${parts.length}`;
  }
  const [, , dayOfMonth, , dayOfWeek] = parts;
  if ((dayOfMonth === "?") === (dayOfWeek === "?")) return 'write "?" for either the day of month or the day of week';
  const wrong = fields.find(([name, least, most], index) => !fits(parts[index] ?? "", name, least, most));
  return wrong && `the field ${wrong[0]} takes ${wrong[1]} to ${wrong[2]}, lists, ranges, steps and *`;
}

function fits(text: string, name: string, least: number, most: number): boolean {
  const isDay = name.startsWith("day");
  if (text === "?" || (isDay && /^(L|LW|L-[1-9]\d?|[1-7]L|[1-7]#[1-5]|\d{1,2}W)$/.test(text))) return isDay;
  return text.split(",").every((item) => {
    const [range = "", step] = item.split("/");
    if (step !== undefined && !/^[1-9]\d*$/.test(step)) return false;
    if (range === "*") return true;
    const ends = range.split("-").map((end) => numberOf(end, name));
    const [from = Number.NaN, to = from] = ends;
    return ends.length <= 2 && from >= least && to <= most && from <= to;
  });
}

function numberOf(text: string, name: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  const index = name === "month" ? months.indexOf(text) : name === "day of week" ? days.indexOf(text) : -1;
  return index < 0 ? Number.NaN : index + 1;
}
