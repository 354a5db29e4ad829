import { describe, expect, it } from "@jest/globals";
import { parseTime } from "./parseTime.js";

describe("a time given to a command", () => {
  it.each([
    ["2026-03-01", "2026-03-01T00:00:00.000Z"],
    ["2026-03-01T10:00Z", "2026-03-01T10:00:00.000Z"],
    ["2026-03-01T10:00:00.5+02:00", "2026-03-01T08:00:00.500Z"],
  ])("is understood as ISO 8601 has it: %s", (text, time) => {
    expect(parseTime("--since")(text).toISOString()).toBe(time);
  });

  it.each(["", "yesterday", "2026-03-01T10:00:00", "2026-13-01", "1740823200", "March 1, 2026"])(
    "is refused where it is %j",
    (text) => {
      expect(() => parseTime("--since")(text)).toThrow("is no time");
    },
  );
});
