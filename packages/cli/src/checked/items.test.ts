import { describe, expect, it } from "@jest/globals";
import type { CheckedItem } from "./CheckedItem.js";
import { describeItems } from "./describeItems.js";
import { exitCodeOf } from "./exitCodeOf.js";
import { itemOf } from "./itemOf.js";
import { judgedOr } from "./judgedOr.js";

const problem = (message: string) => ({ message, fix: "close it" });
const open: CheckedItem = { name: "network", outcome: "not-judged", message: "It could not be looked at: Timeout" };

describe("an item that was looked at", () => {
  it("passes where nothing was found, and tells the first five things otherwise", () => {
    expect(itemOf("doors", "all are shut", [])).toEqual({ name: "doors", outcome: "passed", message: "all are shut" });
    expect(itemOf("doors", "", [..."abcdefg"].map(problem))).toEqual({
      ...{ name: "doors", outcome: "failed", fix: "close it" },
      message: "a; b; c; d; e; and 2 more",
    });
  });

  it("is not judged where it could not be looked at, and never quotes what AWS says", async () => {
    const refused = Object.assign(new Error("for arn:secret"), { name: "AccessDenied", $metadata: {} });
    expect(await judgedOr("network", () => Promise.reject(refused))).toMatchObject({
      outcome: "not-judged",
      message: "It could not be looked at: AccessDenied",
    });
  });

  it("ends a command with 1 for a failure, with 2 for what had to be judged, else with 0", () => {
    const failed = itemOf("doors", "", [problem("open")]);
    expect(exitCodeOf([open, failed])).toBe(1);
    expect(exitCodeOf([open])).toBe(2);
    expect(exitCodeOf([open], ["network"])).toBe(0);
    expect(exitCodeOf([])).toBe(0);
  });

  it("is told with what mends it, and lets no name act on the terminal", () => {
    const text = describeItems([itemOf("doors", "", [problem("open\u001b[2J")]), open], false);
    expect(text).toBe(
      "failed     doors: open\\u001b[2J\n           fix: close it\nnot judged network: It could not be looked at: Timeout\n",
    );
  });
});
