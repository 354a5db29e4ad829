import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { zstdDecompressSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { extract } from "tar-stream";
import type { Manifest } from "./Manifest.js";
import { content, deletions, inputs, SMALL_FRAMES } from "./testing/inputs.js";
import { type Input, makeArchive } from "./testing/makeArchive.js";

interface Member {
  readonly name: string;
  readonly type: string | null | undefined;
  readonly mtime: Date | undefined;
  readonly body: Buffer;
}

const hasZstd = spawnSync("zstd", ["--version"]).status === 0;

/** What `zstd -d` gives; where that is not installed, each of its frames in turn, since Node stops after the first. */
function decompressed(bytes: Buffer, { frames }: Manifest): Buffer {
  if (hasZstd) return execFileSync("zstd", ["-d", "-c"], { input: bytes });
  const ranges = [...frames.map(({ offset }) => offset), frames.reduce((sum, { length }) => sum + length, 0)];
  return Buffer.concat(ranges.map((offset) => zstdDecompressSync(bytes.subarray(offset))));
}

/** The whole file as a zstd program and a tar program see it. */
async function members(bytes: Buffer, manifest: Manifest): Promise<Member[]> {
  const found: Member[] = [];
  for await (const entry of Readable.from([decompressed(bytes, manifest)]).pipe(extract())) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) chunks.push(chunk as Buffer);
    found.push({
      name: entry.header.name,
      type: entry.header.type,
      mtime: entry.header.mtime,
      body: Buffer.concat(chunks),
    });
  }
  return found;
}

describe("a plain `zstd -d | tar x`", () => {
  it("finds every object below objects/, under a path that stays there, and the manifest last", async () => {
    await fc.assert(
      fc.asyncProperty(inputs, deletions, async (objects, deleted) => {
        const others = deleted.filter(({ key }) => !objects.some((object) => object.key === key));
        const { bytes, summary } = await makeArchive(objects, { frameBytes: SMALL_FRAMES, deletions: others });
        const found = await members(bytes, summary.manifest);
        expect(found.map(({ name }) => name.replace(/\/$/, ""))).toEqual([
          ...summary.manifest.objects.map(({ member }) => member.replace(/\/$/, "")),
          "manifest.json",
        ]);
        found.slice(0, -1).forEach(({ name, mtime, body }, index) => {
          const object = objects[index];
          expect(body.equals(object?.body ?? Buffer.from("missing"))).toBe(true);
          expect(name.startsWith("objects/") && !name.split("/").some((part) => part === ".." || part === ".")).toBe(
            true,
          );
          expect(mtime?.getTime()).toBe(Math.floor((object?.lastModified?.getTime() ?? 0) / 1000) * 1000);
        });
        expect(new Set(found.map(({ name }) => name)).size).toBe(found.length);
        expect(JSON.parse(found.at(-1)?.body.toString() ?? "")).toEqual(JSON.parse(JSON.stringify(summary.manifest)));
      }),
      { numRuns: 60 },
    );
  });

  it("unpacks with the system's own tar", async () => {
    const folder = mkdtempSync(join(tmpdir(), "sallyport-tar-"));
    try {
      const objects: Input[] = [
        { key: "docs/käse.txt", body: content(5000, 1), lastModified: new Date("2001-02-03T04:05:06Z") },
        { key: `${"deep/".repeat(40)}end`, body: content(3000, 2) },
        { key: "empty/", body: Buffer.alloc(0) },
      ];
      const { bytes, summary } = await makeArchive(objects, { frameBytes: SMALL_FRAMES });
      execFileSync("tar", ["-x", "-C", folder], { input: decompressed(bytes, summary.manifest) });
      for (const { key, body } of objects.slice(0, 2))
        expect(readFileSync(join(folder, "objects", key)).equals(body)).toBe(true);
      expect(statSync(join(folder, "objects/docs/käse.txt")).mtimeMs).toBe(Date.parse("2001-02-03T04:05:06Z"));
      expect(statSync(join(folder, "objects/empty")).isDirectory()).toBe(true);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
