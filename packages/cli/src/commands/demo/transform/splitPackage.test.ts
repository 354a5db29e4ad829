import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { temporaryFolders } from "../../../testing/temporaryFolders.js";
import { inputFiles } from "../inputFiles.js";
import { splitPackage } from "./splitPackage.js";

const folder = temporaryFolders();

describe("a package in parts", () => {
  it("has each of its sources once, copied as it is, and nothing minified", async () => {
    const { version, folder: whole, parts } = await splitPackage("lodash", 20, folder());
    expect(version).toMatch(/^\d+\.\d+\.\d+$/);
    expect(parts.map(({ name }) => name).slice(0, 2)).toEqual(["lodash-01", "lodash-02"]);
    expect(parts).toHaveLength(20);
    const keys = parts.flatMap(({ files }) => files.map(({ key }) => key));
    const wanted = (await inputFiles(whole)).map(({ key }) => key).filter((key) => /(?<!\.min)\.js$/.test(key));
    expect(keys).toEqual(wanted);
    for (const part of parts) {
      expect((await inputFiles(part.folder)).map(({ key }) => key)).toEqual(part.files.map(({ key }) => key));
      const [{ path, key } = { path: "", key: "" }] = part.files;
      expect(await readFile(join(part.folder, key))).toEqual(await readFile(path));
    }
  });
});
