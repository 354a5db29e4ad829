import { PassThrough } from "node:stream";
import { describe, expect, it } from "@jest/globals";
import { JsonList } from "./JsonList.js";

async function written(rows: readonly unknown[], error?: Error): Promise<string> {
  const stream = new PassThrough();
  await JsonList.write(async (list) => {
    for (const row of rows) list.add(row);
    if (error) throw error;
  }, stream).catch((thrown: unknown) => expect(thrown).toBe(error));
  return String(stream.read() ?? "");
}

describe("a list that is written row by row", () => {
  it("is one JSON document on one line, with or without rows", async () => {
    expect(await written([{ a: 1 }, ["\n"], null])).toBe('[{"a":1},["\\n"],null]\n');
    expect(await written([])).toBe("[]\n");
  });

  it("is a document of the rows that there were where the work fails, and none without any", async () => {
    expect(await written([1, 2], new Error("denied"))).toBe("[1,2]\n");
    expect(await written([], new Error("denied"))).toBe("");
  });
});
