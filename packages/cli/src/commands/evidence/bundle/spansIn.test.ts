import { describe, expect, it } from "@jest/globals";
import { assert, constantFrom, date, property } from "fast-check";
import { spansIn } from "./spansIn.js";

const day = date({ min: new Date("2020-01-01"), max: new Date("2032-12-31"), noInvalidDate: true }).map((at) =>
  at.toISOString().slice(0, 10),
);
const after = (text: string) => new Date(Date.parse(text) + 86_400_000).toISOString().slice(0, 10);

describe("the spans of a calendar in a period", () => {
  it("are whole: a month that the period has a part of is none of them", () => {
    expect(spansIn("monthly", { from: "2026-01-02", to: "2026-03-31" })).toEqual([
      { from: "2026-02-01", to: "2026-02-28" },
      { from: "2026-03-01", to: "2026-03-31" },
    ]);
    expect(spansIn("quarterly", { from: "2025-12-31", to: "2026-07-30" })).toEqual([
      { from: "2026-01-01", to: "2026-03-31" },
      { from: "2026-04-01", to: "2026-06-30" },
    ]);
    expect(spansIn("annual", { from: "2024-01-01", to: "2024-12-31" })).toEqual([
      { from: "2024-01-01", to: "2024-12-31" },
    ]);
    expect(spansIn("annual", { from: "2024-01-01", to: "2024-12-30" })).toEqual([]);
  });

  it("follow each other without a gap, lie in the period, and leave less than one span at each end", () => {
    const most = { continuous: 1, monthly: 31, quarterly: 92, annual: 366 } as const;
    assert(
      property(day, day, constantFrom("continuous", "monthly", "quarterly", "annual"), (one, other, interval) => {
        const [from = "", to = ""] = [one, other].sort();
        const spans = spansIn(interval, { from, to });
        for (const [index, span] of spans.entries()) {
          expect(span.from >= from && span.to <= to && span.from <= span.to).toBe(true);
          const next = spans[index + 1];
          if (next !== undefined) expect(next.from).toBe(after(span.to));
        }
        const days = (start: string, end: string) => (Date.parse(end) - Date.parse(start)) / 86_400_000;
        const [first, last] = [spans[0], spans.at(-1)];
        if (first === undefined || last === undefined) expect(days(from, to) + 1).toBeLessThan(2 * most[interval]);
        else {
          expect(days(from, first.from)).toBeLessThan(most[interval]);
          expect(days(last.to, to)).toBeLessThan(most[interval]);
        }
      }),
    );
  });
});
