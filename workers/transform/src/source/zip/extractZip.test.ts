import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { codeOf } from "../../testing/codeOf.js";
import { filesBelow } from "../../testing/filesBelow.js";
import { temporaryFolder } from "../../testing/temporaryFolder.js";
import { type RawEntry, zipBytes } from "../../testing/zipBytes.js";
import { sourceLimits } from "../SourceLimits.js";
import { extractZip } from "./extractZip.js";

const newFolder = temporaryFolder();
const never = new AbortController().signal;
const LINK = 0o120777;

/** Extracts into `<folder>/job/code`, and tells what was written anywhere below `<folder>`. */
async function extract(
  bytes: Buffer,
  limits = sourceLimits,
): Promise<{ readonly code: string; readonly written: string[]; readonly root: string }> {
  const root = await newFolder();
  const target = join(root, "job", "code");
  await mkdir(target, { recursive: true });
  const archive = join(root, "source.zip");
  await writeFile(archive, bytes);
  const code = await codeOf(() => extractZip(archive, target, limits, never));
  return { code, written: (await filesBelow(root)).filter((path) => path !== "source.zip"), root };
}

describe("an archive", () => {
  test("is unpacked with its folders and executable bits", async () => {
    const bytes = zipBytes([
      { name: "src/", mode: 0o040755 },
      { name: "src/a.ts", content: "a" },
      { name: "mvnw", content: "#!/bin/sh\n", mode: 0o100755, stored: true },
      { name: "empty", content: "" },
    ]);
    const { code, written, root } = await extract(bytes);
    expect(code).toBe("accepted");
    expect(written).toEqual(["job/code/empty", "job/code/mvnw", "job/code/src/a.ts"]);
    expect(await readFile(join(root, "job/code/src/a.ts"), "utf8")).toBe("a");
    expect((await stat(join(root, "job/code/mvnw"))).mode & 0o777).toBe(0o755);
    expect((await stat(join(root, "job/code/src/a.ts"))).mode & 0o777).toBe(0o644);
  });

  const good: RawEntry = { name: "good", content: "good" };
  test.each<[string, RawEntry[], string]>([
    ["a path that goes up", [good, { name: "../../canary", content: "x" }], "unsafe-path|zip-damaged"],
    ["a path that goes up inside", [good, { name: "a/../../canary", content: "x" }], "unsafe-path|zip-damaged"],
    ["an absolute path", [good, { name: "/tmp/canary", content: "x" }], "unsafe-path|zip-damaged"],
    ["a path of Windows", [good, { name: "..\\canary", content: "x" }], "unsafe-path|zip-damaged"],
    ["a drive letter", [good, { name: "C:/canary", content: "x" }], "unsafe-path|zip-damaged"],
    ["a NUL byte in its path", [good, { name: "a\0b", content: "x" }], "unsafe-path"],
    ["a link", [good, { name: "link", content: "/etc/passwd", mode: LINK }], "zip-link"],
    [
      "a link, and a file through it",
      [
        { name: "d", content: "../..", mode: LINK },
        { name: "d/canary", content: "x" },
      ],
      "zip-link",
    ],
    ["a folder that is a link", [{ name: "d/", content: "../..", mode: LINK }], "zip-link"],
    ["a device", [good, { name: "dev", mode: 0o060600 }], "zip-link"],
    ["a pipe", [good, { name: "fifo", mode: 0o010600 }], "zip-link"],
    ["one path twice", [good, good], "zip-duplicate"],
    [
      "a file where a folder is",
      [
        { name: "a", content: "x" },
        { name: "a/b", content: "x" },
      ],
      "zip-duplicate",
    ],
    ["an encrypted entry", [good, { name: "a", content: "x", lies: { flags: 0x0801 } }], "zip-encrypted|zip-damaged"],
    ["an unknown method", [good, { name: "a", content: "x", lies: { method: 99 } }], "zip-method|zip-damaged"],
    [
      "bodies that overlap",
      [
        { name: "a", content: Buffer.from("x".repeat(99)), stored: true },
        ...Array.from(
          { length: 9 },
          (_, index): RawEntry => ({ name: `b${index}`, content: "x".repeat(99), stored: true, sharedWith: 0 }),
        ),
      ],
      "zip-overlap",
    ],
    ["a bomb", [{ name: "a", content: Buffer.alloc(8 * 1024 * 1024) }], "zip-ratio"],
  ])("with %s is refused, and nothing of it is written", async (_, entries, code) => {
    const { code: got, written } = await extract(zipBytes(entries));
    expect(code.split("|")).toContain(got);
    expect(written).toEqual([]);
  });

  test("that holds more, less or other than it declares ends there", async () => {
    const content = "x".repeat(10_000);
    for (const lies of [{ size: 9_000 }, { size: 11_000 }, { crc: 1 }])
      expect((await extract(zipBytes([{ name: "a", content, lies }]))).code).toBe("zip-damaged");
  });

  test("over a limit of files or bytes is refused before it is written", async () => {
    const many = zipBytes(Array.from({ length: 20 }, (_, index) => ({ name: `f${index}` })));
    expect(await extract(many, { ...sourceLimits, files: 19 })).toMatchObject({
      code: "source-too-large",
      written: [],
    });
    const large = zipBytes([
      { name: "a", content: "x".repeat(500) },
      { name: "b", content: "x".repeat(501) },
    ]);
    expect(await extract(large, { ...sourceLimits, bytes: 1_000 })).toMatchObject({
      code: "source-too-large",
      written: [],
    });
    expect(await extract(large, { ...sourceLimits, fileBytes: 500 })).toMatchObject({
      code: "source-too-large",
      written: [],
    });
  });

  test("that is no zip, or is cut anywhere, is damaged or whole", async () => {
    const bytes = zipBytes([
      { name: "a/b", content: "hello" },
      { name: "c", content: "world" },
    ]);
    expect((await extract(Buffer.from("no zip"))).code).toBe("zip-damaged");
    for (let length = 0; length < bytes.length; length += 7)
      expect((await extract(bytes.subarray(0, length))).code).toBe("zip-damaged");
  });

  test("never writes outside its folder, whatever its bytes and names are", async () => {
    const name = fc.oneof(
      fc.constantFrom("../canary", "/canary", "a/../../canary", "a", "a/", "a/b", "link", ".."),
      fc.string({ minLength: 1, maxLength: 8 }),
    );
    const entry = fc.record({ name, content: fc.string(), mode: fc.constantFrom(0o100644, LINK, 0o040755, 0) });
    const archive = fc
      .tuple(fc.array(entry, { maxLength: 5 }), fc.array(fc.tuple(fc.nat(400), fc.nat(255)), { maxLength: 3 }))
      .map(([entries, flips]) => {
        const bytes = zipBytes(entries);
        for (const [at, value] of flips) if (at < bytes.length) bytes[at] = value;
        return bytes;
      });
    await fc.assert(
      fc.asyncProperty(archive, async (bytes) => {
        const { written } = await extract(bytes);
        for (const path of written) expect(path).toMatch(/^job\/code\//);
      }),
      { numRuns: 200 },
    );
  });
});
