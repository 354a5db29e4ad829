import { mkdir, mkdtemp, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { strFromU8, unzipSync } from "fflate";
import { zipOf } from "./zipOf.js";

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "sallyport-zip-"));
  await mkdir(join(folder, "lib"));
  await writeFile(join(folder, "index.mjs"), "one");
  await writeFile(join(folder, "lib", "part.mjs"), "two");
});

afterEach(async () => {
  await rm(folder, { recursive: true, force: true });
});

const contents = (zip: Uint8Array): Record<string, string> =>
  Object.fromEntries(Object.entries(unzipSync(zip)).map(([name, bytes]) => [name, strFromU8(bytes)]));

describe("the zip file of an archive", () => {
  test("holds a folder's files by their paths in it", async () => {
    expect(contents(await zipOf({ hash: "", path: folder }))).toEqual({ "index.mjs": "one", "lib/part.mjs": "two" });
  });

  test("has the same bytes for the same files, whenever they were written", async () => {
    const before = await zipOf({ hash: "", path: folder });
    await utimes(join(folder, "index.mjs"), new Date(0), new Date(0));
    expect(await zipOf({ hash: "", path: folder })).toEqual(before);
  });

  test("holds entries by name: texts, files and folders", async () => {
    const assets = {
      "handler.mjs": { hash: "", path: join(folder, "index.mjs") },
      "note.txt": { hash: "", text: "three" },
      inner: { hash: "", path: folder },
    };
    expect(contents(await zipOf({ hash: "", assets }))).toEqual({
      "handler.mjs": "one",
      "note.txt": "three",
      "inner/index.mjs": "one",
      "inner/lib/part.mjs": "two",
    });
  });

  test("is a zip file itself, as it is", async () => {
    const path = join(folder, "bundle.zip");
    const bytes = await zipOf({ hash: "", path: join(folder, "lib") });
    await writeFile(path, bytes);
    expect(new Uint8Array(await zipOf({ hash: "", path }))).toEqual(bytes);
  });

  test("is not made of what is no folder", async () => {
    await expect(zipOf({ hash: "", path: join(folder, "index.mjs") })).rejects.toThrow("give a folder or a .zip file");
  });
});
