import type { Interval } from "@sallyport/policies";
import type { Period } from "./Period.js";

/** Months that an interval takes; a day takes none. */
const months: Readonly<Record<Interval, number>> = { continuous: 0, monthly: 1, quarterly: 3, annual: 12 };

/** The days, months, quarters or years of the calendar that lie in a period as a whole, in order. */
export function spansIn(interval: Interval, { from, to }: Period): readonly Period[] {
  const length = months[interval];
  const spans: Period[] = [];
  const [first, last] = [new Date(from), new Date(to)];
  for (let start = startOf(first, length); start <= last; ) {
    const next = length === 0 ? addDays(start, 1) : addMonths(start, length);
    const end = addDays(next, -1);
    if (start >= first && end <= last) spans.push({ from: dayOf(start), to: dayOf(end) });
    start = next;
  }
  return spans;
}

function startOf(day: Date, length: number): Date {
  if (length === 0) return day;
  const month = day.getUTCMonth();
  return new Date(Date.UTC(day.getUTCFullYear(), month - (month % length), 1));
}

function addDays(day: Date, days: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth(), day.getUTCDate() + days));
}

function addMonths(day: Date, months: number): Date {
  return new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1));
}

function dayOf(day: Date): string {
  return day.toISOString().slice(0, 10);
}
