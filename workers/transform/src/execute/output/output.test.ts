import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Redactor } from "./Redactor.js";
import { splitLines } from "./splitLines.js";

async function linesOf(chunks: readonly Buffer[]): Promise<string[]> {
  const lines: string[] = [];
  for await (const line of splitLines(
    (async function* () {
      yield* chunks;
    })(),
  ))
    lines.push(line);
  return lines;
}

describe("the lines of an output", () => {
  test("are the same however it is cut into chunks", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.string({ unit: "grapheme" })), fc.array(fc.nat(50)), async (texts, cuts) => {
        const lines = texts.map((text) => text.replaceAll(/[\r\n]/g, ""));
        let rest = Buffer.from(lines.map((line) => `${line}\n`).join(""));
        const chunks = cuts.map((cut) => {
          const chunk = rest.subarray(0, cut);
          rest = rest.subarray(cut);
          return chunk;
        });
        expect(await linesOf([...chunks, rest])).toEqual(lines);
      }),
    );
  });

  test("are cut where they have no end, so that they fit into memory", async () => {
    const lines = await linesOf(Array.from({ length: 100 }, () => Buffer.alloc(10_000, "x")));
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(16_384);
    expect(lines.join("").length).toBe(1_000_000);
  });
});

describe("a redacted line", () => {
  const redact = (line: string): string => new Redactor().line(line);

  test.each([
    ["key AKIAIOSFODNN7EXAMPLE.", "AKIAIOSFODNN7EXAMPLE"],
    ["github_pat_11ABCDEFG0123456789_abcdefghijklmnop", "11ABCDEFG"],
    ["glpat-abcdefghij0123456789", "abcdefghij"],
    ["Authorization: Bearer abcdefghijklmnop", "abcdefghij"],
    ["https://me:hunter22@example.com/x", "hunter22"],
    ["X-Amz-Signature=0123456789abcdef&x=1", "0123456789"],
    ["aws_secret_access_key = wJalrXUtnFEMI/K7MDENG", "wJalrX"],
    [`{"password": "hunter22", "user": "me"}`, "hunter22"],
    ["//registry.example.com/:_authToken=abcdef", "abcdef"],
    ["eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.abc_def-ghi", "eyJzdWIi"],
  ])("has no secret of %s", (line, secret) => {
    expect(redact(line)).not.toContain(secret);
    expect(redact(line)).toContain("[redacted]");
  });

  test("has no known value, wherever it is", () => {
    const redactor = new Redactor({ APP_TOKEN: "abcd", APP_NAME: "kept" }, ["efgh"]);
    expect(redactor.line("xabcdx efgh kept")).toBe("x[redacted]x [redacted] kept");
  });

  test("has nothing of a private key, over lines and on one", () => {
    const redactor = new Redactor();
    const lines = [
      "before",
      "x -----BEGIN RSA PRIVATE KEY-----",
      "MIIE",
      "AAAA",
      "-----END RSA PRIVATE KEY----- y",
      "after",
    ];
    expect(lines.map((line) => redactor.line(line)).join("\n")).not.toMatch(/MIIE|AAAA/);
    expect(redactor.line("still here")).toBe("still here");
    expect(redact("a -----BEGIN PRIVATE KEY-----MIIE-----END PRIVATE KEY----- b")).toBe("a [redacted] b");
  });

  test("is soon there, whatever the line is", () => {
    const started = performance.now();
    for (const part of ["a", "password", "://", "eyJa.", "-----BEGIN ", "x_token", "A1"])
      redact(part.repeat(16_384 / part.length));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
