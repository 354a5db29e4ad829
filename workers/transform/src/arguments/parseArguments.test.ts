import { describe, expect, test } from "@jest/globals";
import { RefusedError } from "@sallyport/transform-rules";
import fc from "fast-check";
import { codeOf } from "../testing/codeOf.js";
import { parseArguments } from "./parseArguments.js";

describe("the arguments", () => {
  test("are read as they are, whatever is in them", () => {
    const words = [
      "--source",
      "s",
      "--environment",
      "A=b=c",
      "--environment=E=",
      "--output=o",
      "--",
      "atx",
      "--",
      "-x",
      "$(id)",
    ];
    expect(parseArguments(words)).toEqual({
      source: "s",
      output: "o",
      environment: { A: "b=c", E: "" },
      command: ["atx", "--", "-x", "$(id)"],
    });
  });

  test.each([
    [["atx"]],
    [["--unknown", "--", "atx"]],
    [["--source", "--", "atx"].slice(0, 1)],
    [["--source", "a", "--source", "b", "--", "atx"]],
    [["--environment", "=x", "--", "atx"]],
    [["--environment", "A", "--", "atx"]],
    [["--environment", "A=1", "--environment", "A=2", "--", "atx"]],
    [["-s", "a", "--", "atx"]],
    [["a", "--", "atx"]],
  ])("%j are refused", async (words) => {
    expect(await codeOf(() => parseArguments(words))).toBe("usage");
  });

  test("never throw anything but a refusal, and never repeat a word", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), fc.constantFrom("--source", "--environment", "--", "--output=x"))),
        (words) => {
          try {
            const { command } = parseArguments(words);
            expect(command).toEqual(words.slice(words.indexOf("--") + 1));
          } catch (error) {
            expect(error).toBeInstanceOf(RefusedError);
          }
        },
      ),
    );
  });
});
