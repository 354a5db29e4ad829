import { createHash, randomBytes } from "node:crypto";
import { closeSync } from "node:fs";
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { extractZip, sourceLimits } from "@sallyport/worker-transform";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { ScriptedApi } from "../testing/ScriptedApi.js";
import { listSource } from "./listSource.js";
import { openSourceFile } from "./openSourceFile.js";
import { parseBucketPrefix } from "./parseBucketPrefix.js";
import { readWhole } from "./readWhole.js";
import { uploadFolder } from "./uploadFolder.js";
import { writeZip } from "./zip/writeZip.js";
import { centralDirectory } from "./zip/zipHeaders.js";

const newFolder = temporaryFolders();
const MIB = 1024 * 1024;

async function write(folder: string, files: Readonly<Record<string, string | Buffer>>): Promise<void> {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), content);
  }
}

/** What the container makes of an archive, under its own limits. */
async function extracted(archive: string): Promise<string> {
  const folder = newFolder();
  await extractZip(archive, folder, sourceLimits, new AbortController().signal);
  return folder;
}

const sha256 = (content: Buffer) => createHash("sha256").update(content).digest("hex");

describe("a folder that is uploaded", () => {
  it("is an archive that the container unpacks to the same files: empty, large, without gain, executable", async () => {
    const source = newFolder();
    const files = {
      "a.txt": "before\n".repeat(100),
      empty: "",
      "é/ü 1.ts": "export {};",
      noise: randomBytes(5000),
      "large/noise": randomBytes(3 * MIB),
      "large/text": "line of text\n".repeat(200_000),
      // So much smaller when deflated that a job would take it for a bomb.
      "large/zeros": Buffer.alloc(4 * MIB),
      zeros: Buffer.alloc(600_000),
    };
    await write(source, files);
    await chmod(join(source, "a.txt"), 0o755);
    const archive = join(newFolder(), "source.zip");
    const written = await writeZip(await listSource(source), archive);
    const folder = await extracted(archive);
    for (const [path, content] of Object.entries(files))
      expect([path, sha256(await readFile(join(folder, path)))]).toEqual([path, sha256(Buffer.from(content))]);
    expect((await stat(join(folder, "a.txt"))).mode & 0o111).not.toBe(0);
    expect((await stat(join(folder, "empty"))).mode & 0o111).toBe(0);
    expect((await stat(archive)).size).toBe(written.archiveBytes);
    expect((await stat(archive)).mode & 0o077).toBe(0);
    expect(written.bytes).toBe(Object.values(files).reduce((sum, content) => sum + Buffer.byteLength(content), 0));
  });

  it("makes the same archive of the same files", async () => {
    const archives = [0, 1].map(() => join(newFolder(), "source.zip"));
    const digests: string[] = [];
    for (const archive of archives) {
      const source = newFolder();
      await write(source, { "b/c": "2", a: "1" });
      await writeZip(await listSource(source), archive);
      digests.push(sha256(await readFile(archive)));
    }
    expect(digests[0]).toBe(digests[1]);
  });

  it("may have more files than the format's first form can count", async () => {
    const entries = Array.from({ length: 70_000 }, (_, index) => ({
      ...{ path: `f${index}`, executable: false, crc: 0, bytes: 0, packedBytes: 0, deflated: false },
      // All at one place: what is judged here is the listing.
      offset: 0,
    }));
    const archive = join(newFolder(), "many.zip");
    await writeFile(archive, centralDirectory(entries, 0));
    const few = { ...sourceLimits, files: 69_999 };
    const unpack = extractZip(archive, newFolder(), few, new AbortController().signal);
    await expect(unpack).rejects.toThrow("more than 69999 files");
  });

  it("leaves here what no job may have, and says how much", async () => {
    const source = newFolder();
    const secret = "hunter2";
    const outside = join(newFolder(), "secret");
    await writeFile(outside, secret);
    await write(source, {
      "a.js": "1",
      ".git/config": secret,
      "node_modules/x/index.js": "x",
      "sub/node_modules/y.js": "y",
      ".env.local": secret,
      "keys/server.pem": secret,
      ".aws/credentials": secret,
      ".npmrc": secret,
      ".gitignore": "dist",
    });
    await symlink(outside, join(source, "link"));
    await symlink(dirname(outside), join(source, "linked-folder"));
    const { paths, excluded } = await listSource(source);
    expect(paths).toEqual([".gitignore", "a.js"]);
    expect(excluded).toEqual({
      ...{ "version-control": 1, dependencies: 2, "environment-file": 1, "private-key": 1, credentials: 2, link: 2 },
    });
  });

  it("is refused where a link took a file's place since it was listed, and where a file changes", async () => {
    const source = newFolder();
    const outside = newFolder();
    await write(source, { "sub/a": "1", b: "1" });
    await writeFile(join(outside, "a"), "secret");
    const { root } = await listSource(source);
    const b = openSourceFile(root, "b");
    await writeFile(join(source, "b"), "12");
    expect(() => readWhole(b, "b")).toThrow("b changed");
    closeSync(b.descriptor);
    await symlink(join(outside, "a"), join(source, "c"));
    await symlink(outside, join(source, "linked"));
    for (const path of ["c", "linked/a", "gone"])
      expect(() => openSourceFile(root, path)).toThrow(`${path} cannot be read`);
  });

  it.each([
    ["nothing", {}, "has no file that is uploaded"],
    ["only what stays here", { ".env": "x" }, "has no file that is uploaded"],
  ])("is usage with %s in it", async (_what, files, message) => {
    const source = newFolder();
    await write(source, files);
    await expect(listSource(source)).rejects.toMatchObject({
      ...{ message: expect.stringContaining(message), exitCode: 64 },
    });
    await expect(listSource(join(source, "nowhere"))).rejects.toMatchObject({ exitCode: 64 });
  });

  it("is put by one signed URL under the folder's name, and leaves no archive behind", async () => {
    const source = join(newFolder(), ".my app!");
    await write(source, { "a.js": "1", ".env": "x" });
    const answer = { uploadUrl: "https://bucket.example.com/x?signed", s3Path: "s3://uploads/uploads/1/my-app-.zip" };
    const api = new ScriptedApi(answer);
    const archive = join(newFolder(), "received.zip");
    const send = (async (_to: string, { body }: RequestInit) => {
      await writeFile(archive, Buffer.from(await new Response(body as ReadableStream).arrayBuffer()));
      return new Response();
    }) as typeof fetch;
    const before = (await readdir(process.env.TMPDIR ?? "/tmp")).filter((name) => name.startsWith("sallyport-upload-"));
    expect(await uploadFolder(api, source, { send })).toMatchObject({
      ...answer,
      files: 1,
      bytes: 1,
      excluded: { "environment-file": 1 },
    });
    expect(api.calls).toMatchObject([{ method: "POST", path: "/upload", body: { filename: "my-app-.zip" } }]);
    expect(await readdir(await extracted(archive))).toEqual(["a.js"]);
    const after = (await readdir(process.env.TMPDIR ?? "/tmp")).filter((name) => name.startsWith("sallyport-upload-"));
    expect(after).toEqual(before);
  });
});

describe("a prefix to upload to", () => {
  it("is a bucket with a folder in it", () => {
    expect(parseBucketPrefix("s3://bucket/a/b")).toEqual({ bucket: "bucket", prefix: "a/b/" });
    expect(parseBucketPrefix("s3://bucket/a/")).toEqual({ bucket: "bucket", prefix: "a/" });
    for (const text of ["s3://bucket", "s3://bucket/", "s3://bucket//a", "s3://bucket/../a", "bucket/a", "s3://B/a"])
      expect(() => parseBucketPrefix(text)).toThrow("is no place for a source");
  });
});
