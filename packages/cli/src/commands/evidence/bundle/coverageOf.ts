import type { Duty } from "@sallyport/policies";
import type { Period } from "./Period.js";
import type { RecordedRun } from "./RecordedRun.js";
import { spansIn } from "./spansIn.js";

/** What a period's record has of a duty, and lacks. */
export interface DutyCoverage {
  readonly duty: string;
  readonly title: string;
  readonly interval: Duty["interval"];
  readonly controls: readonly string[];
  /** Spans of the calendar (days, months, quarters, years) that lie in the period as a whole. */
  readonly expected: number;
  /** Of these, those without a run that left a report. */
  readonly missing: readonly Period[];
  readonly runs: readonly RecordedRun[];
}

/** Compares what the calendar asks for with what was recorded in a period. A run that left nothing shows nothing. */
export function coverageOf(
  duties: readonly Duty[],
  recorded: readonly RecordedRun[],
  period: Period,
): readonly DutyCoverage[] {
  const within = (day: string, { from, to }: Period) => day >= from && day <= to;
  return duties.map(({ id: duty, title, interval, controls }) => {
    const runs = recorded.filter((run) => run.duty === duty && run.files.length > 0 && within(run.day, period));
    const spans = spansIn(interval, period);
    const missing = spans.filter((span) => !runs.some(({ day }) => within(day, span)));
    return { duty, title, interval, controls, expected: spans.length, missing, runs };
  });
}
