import { describe, expect, it } from "@jest/globals";
import { parseMoment } from "./parseMoment.js";

describe("a time on the command line", () => {
  it.each([
    ["2026-01-31T12:00:00Z", "2026-01-31T12:00:00.000Z"],
    ["2026-01-31T12:00+02:00", "2026-01-31T10:00:00.000Z"],
    ["2026-01-31T12:00:00.5Z", "2026-01-31T12:00:00.500Z"],
    ["2024-02-29", "2024-02-29T23:59:59.999Z"],
  ])("%s is %s", (text, moment) => {
    expect(parseMoment("--as-of", "end")(text).toISOString()).toBe(moment);
  });

  it.each([
    ["2026-01-31", "2026-01-31T00:00:00.000Z"],
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T10:00Z", "2026-03-01T10:00:00.000Z"],
    ["2026-03-01T10:00:00.5+02:00", "2026-03-01T08:00:00.500Z"],
  ])("means its start where a time begins and it is a date: %s", (text, moment) => {
    expect(parseMoment("--since", "start")(text).toISOString()).toBe(moment);
  });

  it.each([
    "",
    "now",
    "yesterday",
    "March 1, 2026",
    "2026-01-31T12:00:00",
    "2026-02-30",
    "2026-02-30T00:00:00Z",
    "2026-13-01",
    "2026-01-31T25:00:00Z",
    "1769860800",
    "31.01.2026",
  ])("%j is refused, with the way to write it", (text) => {
    expect(() => parseMoment("--as-of", "end")(text)).toThrow(
      expect.objectContaining({ exitCode: 64, fix: expect.stringContaining("2026-01-31T12:00:00Z") }),
    );
  });
});
