import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { outputProblem } from "./outputProblem.js";

/** What a command may print: nothing in it is special to a page. */
const line = fc
  .string({ minLength: 1, maxLength: 12 })
  .filter((text) => text.trim() !== "" && ![..."\n\r…\u001b\u009b"].some((special) => text.includes(special)));
const lines = fc.array(line, { minLength: 1, maxLength: 12 });
const text = (all: readonly string[]) => `${all.join("\n")}\n`;

describe("the output that a page shows", () => {
  it("fits any part of what was printed whose lines stand together", () => {
    fc.assert(
      fc.property(lines, fc.nat(), fc.nat(), (printed, from, count) => {
        const start = from % printed.length;
        const part = printed.slice(start, start + 1 + (count % (printed.length - start)));
        expect(outputProblem(text(part), text(printed))).toBeUndefined();
      }),
    );
  });

  it("fits with any run of lines left out, and any part of a line", () => {
    fc.assert(
      fc.property(lines, lines, lines, line, fc.nat(), (before, between, after, one, at) => {
        const cut = at % (one.length + 1);
        const shown = [...before, "…", `${one.slice(0, cut)}…`, "…", ...after];
        expect(outputProblem(text(shown), text([...before, ...between, one, ...between, ...after]))).toBeUndefined();
      }),
    );
  });

  it("does not fit what lacks one of its lines, and says which", () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(line, { minLength: 2, maxLength: 8, selector: (one) => one.trimEnd() }),
        fc.nat(),
        (all, at) => {
          const missing = all[at % all.length] ?? "";
          const printed = all.filter((one) => one !== missing);
          expect(outputProblem(text(all), text(printed))).toBe(`it did not print: ${missing.trimEnd()}`);
        },
      ),
    );
  });

  it.each([
    ["another order", "two\n…\none\n", "one\ntwo\n"],
    ["lines that do not stand together", "one\ntwo\n", "one\nand\ntwo\n"],
    ["one line where the page shows it twice", "one\n…\none\n", "one\n"],
    ["a line with more in it", "one\n", "one more\n"],
    ["something where it shows nothing", "", "warning\n"],
    ["nothing where it shows something", "one\n", "\n"],
  ])("does not fit %s", (_what, shown, printed) => {
    expect(outputProblem(shown, printed)).toMatch(/^it (did not print|printed)/);
  });

  it("is compared without colours, and without what ends a line in spaces", () => {
    expect(outputProblem("passed  policy\n", "\u001b[32mpassed\u001b[39m  policy   \n")).toBeUndefined();
    expect(outputProblem("", "\n\n")).toBeUndefined();
  });
});
