import { appendFileSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import { DecisionTail } from "./DecisionTail.js";

const lineOf = (resource: string) =>
  `${JSON.stringify({
    ...{ time: "2026-01-01T00:00:00.000Z", requestId: "r", principal: "p", action: "s3:GetObject", resource },
    ...{ decision: "deny", policy: null, statement: null, region: "eu-west-1" },
  })}\n`;

describe("the tail of a decision log", () => {
  let home: string;
  let file: string;
  beforeEach(() => {
    home = mkdtempSync(join(tmpdir(), "sallyport-tail-"));
    file = sandboxHomePaths(home).decisions;
  });
  afterEach(() => rmSync(home, { recursive: true }));

  const seen = async (tail: DecisionTail) => (await tail.next()).map(({ resource }) => resource);

  it("is what came after its beginning, each line once, and nothing where there is no log yet", async () => {
    const first = await DecisionTail.fromNow(home);
    expect(await seen(first)).toEqual([]);
    writeFileSync(file, lineOf("a"));
    const second = await DecisionTail.fromNow(home);
    appendFileSync(file, lineOf("b"));
    expect(await seen(first)).toEqual(["a", "b"]);
    expect(await seen(second)).toEqual(["b"]);
    expect(await seen(second)).toEqual([]);
  });

  it("is whole however its bytes are cut, characters of several bytes among them", async () => {
    const resources = fc.array(fc.string({ unit: "grapheme", maxLength: 6 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(resources, fc.array(fc.nat(), { maxLength: 8 }), async (names, cuts) => {
        writeFileSync(file, "");
        const tail = await DecisionTail.fromNow(home);
        const bytes = Buffer.from(names.map(lineOf).join(""));
        const places = [0, ...cuts.map((cut) => cut % bytes.length).sort((one, other) => one - other), bytes.length];
        const found: string[] = [];
        for (const [at, place] of places.slice(1).entries()) {
          appendFileSync(file, bytes.subarray(places[at], place));
          found.push(...(await seen(tail)));
        }
        expect(found).toEqual(names);
      }),
    );
  });

  it("begins with the next line where one is half written", async () => {
    const [half, whole] = [lineOf("half"), lineOf("whole")];
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: half.length - 1 }), async (cut) => {
        writeFileSync(file, lineOf("before") + half.slice(0, cut));
        const tail = await DecisionTail.fromNow(home);
        expect(await seen(tail)).toEqual([]);
        appendFileSync(file, half.slice(cut, -1));
        expect(await seen(tail)).toEqual([]);
        appendFileSync(file, `\n${whole}`);
        expect(await seen(tail)).toEqual(["whole"]);
      }),
    );
  });

  it("says so when the log is damaged", async () => {
    const tail = await DecisionTail.fromNow(home);
    writeFileSync(file, `${lineOf("a")}not a decision\n`);
    await expect(tail.next()).rejects.toThrow("is not a decision");
  });
});
