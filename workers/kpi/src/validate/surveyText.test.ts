import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { surveyText } from "./surveyText.js";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "sallyport-kpi-"));
});
afterAll(async () => await rm(folder, { recursive: true }));

const MIB = 1 << 20;

describe("surveyText", () => {
  test.each<[string, string | Buffer, number, boolean]>([
    ["nothing", "", 0, true],
    ["a line without an end", "a", 1, true],
    ["a line with an end", "a\n", 1, true],
    ["characters across blocks", "\u00e9\u65e5\n".repeat(MIB / 2), MIB / 2, true],
    ["a line longer than several blocks", `${"\u65e5".repeat(MIB)}\nb`, 2, true],
    [
      "Latin-1 after the first block",
      Buffer.concat([Buffer.alloc(MIB + 1, "a\n"), Buffer.from([0xe9])]),
      MIB / 2 + 1,
      false,
    ],
    ["a character that is cut off at the end", Buffer.from([0x61, 0xe6, 0x97]), 1, false],
    ["a zero byte", "a\0\nb\n", 2, false],
  ])("%s", async (_, content, lines, sound) => {
    const path = join(folder, "text");
    await writeFile(path, content);
    expect(await surveyText(path, new AbortController().signal)).toEqual({ lines, sound });
  });
});
