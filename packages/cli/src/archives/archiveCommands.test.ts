import { createHash } from "node:crypto";
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { crc32, zstdCompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { runBin } from "../testing/runBin.js";
import { temporaryFolders } from "../testing/temporaryFolders.js";

const folder = temporaryFolders();
const time = new Date("2003-04-05T06:07:08.250Z");

/** Some files in a folder: small and large, nested, empty, with any name. */
function input(): string {
  const root = folder();
  const put = (name: string, body: string | Buffer) => {
    writeFileSync(join(root, name), body);
    utimesSync(join(root, name), time, time);
  };
  mkdirSync(join(root, "a", "b"), { recursive: true });
  mkdirSync(join(root, "nothing in it"));
  put("a/b/nested.txt", "nested\n".repeat(1000));
  put("käse 🧀.txt", "umlaut");
  put("empty", "");
  put("large.bin", Buffer.alloc(20 * 1024 * 1024, "every byte of this object is in three frames or so. "));
  symlinkSync("/etc/hostname", join(root, "link"));
  return root;
}

async function archive(): Promise<{ readonly from: string; readonly file: string }> {
  const from = input();
  const file = join(folder(), "out.tar.zst");
  expect((await runBin(["compress", from, "-o", file])).code).toBe(0);
  return { from, file };
}

const json = (text: string): Record<string, unknown> => {
  expect(text.split("\n")).toHaveLength(2);
  return JSON.parse(text) as Record<string, unknown>;
};
const sha256 = (path: string) => createHash("sha256").update(readFileSync(path)).digest("hex");

describe("sallyport compress, inspect and restore", () => {
  it("move a folder through an archive, with every byte and time", async () => {
    const from = input();
    const file = join(folder(), "out.tar.zst");
    const compressed = await runBin(["compress", from, "-o", file, "--level", "1", "--json"]);
    expect(compressed.code).toBe(0);
    expect(compressed.stderr).toBe("left out: 1 links or special files\n");
    const summary = json(compressed.stdout);
    expect(summary).toMatchObject({ objects: 5, archiveBytes: statSync(file).size, sha256: sha256(file), skipped: 1 });

    const inspected = json((await runBin(["inspect", file, "--json"])).stdout);
    expect(inspected).toMatchObject({
      objects: 5,
      bytes: summary.bytes,
      sha256: summary.sha256,
      id: summary.id,
      levels: [1],
    });
    expect((await runBin(["inspect", file])).stdout).toContain("2003-04-05T06:07:08.250Z");

    const to = join(folder(), "made", "by restore");
    const restored = json((await runBin(["restore", file, "--to", to, "--json"])).stdout);
    expect(restored).toMatchObject({ objects: 5, bytes: summary.bytes, sha256: summary.sha256 });
    expect(readdirSync(to, { recursive: true }).sort()).toEqual(
      readdirSync(from, { recursive: true })
        .filter((name) => name !== "link")
        .sort(),
    );
    for (const name of ["a/b/nested.txt", "käse 🧀.txt", "empty", "large.bin"]) {
      expect(sha256(join(to, name))).toBe(sha256(join(from, name)));
      expect(statSync(join(to, name)).mtimeMs).toBe(time.getTime());
    }
  });

  it("restore one object alone, reading its part of the archive", async () => {
    const { from, file } = await archive();
    const to = folder();
    const { code, stdout } = await runBin(["restore", file, "--to", to, "--object", "a/b/nested.txt", "--json"]);
    expect(code).toBe(0);
    expect(json(stdout)).toMatchObject({ objects: 1, bytes: 7000, sha256: sha256(join(from, "a/b/nested.txt")) });
    expect(readdirSync(to, { recursive: true }).sort()).toEqual(["a", "a/b", "a/b/nested.txt"]);
    const missing = await runBin(["restore", file, "--to", to, "--object", "nobody"]);
    expect(missing.code).toBe(1);
    expect(missing.stderr).toContain("has no object nobody");
  });

  it("replace files only when told to, and write nothing before that is known", async () => {
    const { file } = await archive();
    const to = folder();
    writeFileSync(join(to, "empty"), "mine");
    const refused = await runBin(["restore", file, "--to", to]);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain("exists already; nothing was written");
    expect(readdirSync(to)).toEqual(["empty"]);
    expect((await runBin(["restore", file, "--to", to, "--force"])).code).toBe(0);
    expect(readFileSync(join(to, "empty"), "utf8")).toBe("");
  });

  it("never write through a link in the target folder", async () => {
    const { file } = await archive();
    const outside = folder();
    const to = folder();
    symlinkSync(outside, join(to, "a"));
    const throughFolder = await runBin(["restore", file, "--to", to, "--force"]);
    expect(throughFolder.code).toBe(1);
    expect(throughFolder.stderr).toContain("is a link or a file where a folder is needed");
    expect(readdirSync(outside)).toEqual([]);

    const precious = join(outside, "precious");
    writeFileSync(precious, "keep");
    const other = folder();
    symlinkSync(precious, join(other, "empty"));
    expect((await runBin(["restore", file, "--to", other])).code).toBe(1);
    expect((await runBin(["restore", file, "--to", other, "--force"])).code).toBe(0);
    expect(readFileSync(precious, "utf8")).toBe("keep");
    expect(readFileSync(join(other, "empty"), "utf8")).toBe("");
  });

  it("leave an archive that is already in the folder out of the new one that replaces it", async () => {
    const from = input();
    const file = join(from, "out.tar.zst");
    await runBin(["compress", from, "-o", file]);
    expect(json((await runBin(["compress", from, "-o", file, "--json"])).stdout)).toMatchObject({ objects: 5 });
  });
});

describe("a broken archive", () => {
  const damage: [string, (bytes: Buffer) => Buffer, string][] = [
    ["truncated", (bytes) => bytes.subarray(0, bytes.length - 200), "ends inside a frame"],
    ["flipped", (bytes) => flip(bytes, 1000), "were changed after it was written"],
    ["empty", () => Buffer.alloc(0), "is empty"],
    ["another program's", () => zstdCompressSync(Buffer.alloc(5000, "tar")), "without Sallyport's manifest"],
    ["of another kind", () => Buffer.from("PK\x03\x04".repeat(100)), "is no zstd stream"],
    ["of a newer version", newer, "has format version 9; this program reads version 1"],
  ];

  it.each(damage)("that is %s ends with code 1 and says what to do", async (_, change, message) => {
    const { file } = await archive();
    writeFileSync(file, change(readFileSync(file)));
    const to = folder();
    for (const command of [
      ["restore", file, "--to", to],
      ["inspect", file],
    ]) {
      const { code, stdout, stderr } = await runBin(command);
      expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
      expect(stderr).toContain(message);
      expect(stderr).toContain("fix: ");
      expect(stderr).not.toContain("    at ");
    }
    expect(readdirSync(to, { recursive: true }).filter((name) => name.includes("partial"))).toEqual([]);
  });
});

describe("wrong use and bad places", () => {
  it.each([
    ["a level that is none", ["compress", ".", "-o", "x", "--level", "20"], 64, "whole number from 0 to 19"],
    ["no output", ["compress", "."], 64, "--output"],
    ["a folder that is not there", ["compress", "/nonexistent", "-o", "/tmp/x"], 64, "/nonexistent"],
    ["an archive that is not there", ["restore", "/nonexistent", "--to", "/tmp/x"], 64, "/nonexistent"],
    ["an address without a key", ["inspect", "s3://bucket"], 64, "s3://bucket/key"],
    ["a file of another kind", ["restore", process.execPath, "--to", "/tmp/x"], 1, "is no zstd stream"],
    ["an output below a file", ["compress", import.meta.dirname, "-o", "/dev/null/x"], 1, "ENOTDIR"],
    ["a folder as an archive", ["inspect", "/"], 1, "EISDIR"],
  ])("%s is refused", async (_, args, code, message) => {
    const result = await runBin(args);
    expect(result).toMatchObject({ code, stdout: "" });
    expect(result.stderr).toContain(message);
  });

  const unprivileged = process.getuid?.() === 0 ? it.skip : it;
  unprivileged("a folder that may not be written to is refused, and nothing is left", async () => {
    const { from, file } = await archive();
    const closed = folder();
    chmodSync(closed, 0o500);
    const restored = await runBin(["restore", file, "--to", closed]);
    expect(restored).toMatchObject({ code: 1, stderr: expect.stringContaining("EACCES") });
    const compressed = await runBin(["compress", from, "-o", join(closed, "x")]);
    expect(compressed).toMatchObject({ code: 1, stderr: expect.stringContaining("check the permissions") });
    chmodSync(closed, 0o700);
  });
});

function flip(bytes: Buffer, offset: number): Buffer {
  const changed = Buffer.from(bytes);
  changed[offset] = (changed[offset] ?? 0) ^ 1;
  return changed;
}

function newer(bytes: Buffer): Buffer {
  const changed = Buffer.from(bytes);
  const trailer = changed.subarray(-112);
  trailer.writeUInt32LE(9, 16);
  trailer.writeUInt32LE(crc32(trailer.subarray(0, 108)), 108);
  return changed;
}
