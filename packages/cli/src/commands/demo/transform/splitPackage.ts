import { copyFile, mkdir, readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { inputFiles } from "../inputFiles.js";
import type { SourcePackage, SourcePart } from "./SourcePackage.js";

/**
 * Splits a package's JavaScript into parts of nearly equal numbers of files, each copied to a folder of its own. Minified files stay out: nobody
 * edits them.
 *
 * @param target an empty folder
 */
export async function splitPackage(name: string, parts: number, target: string): Promise<SourcePackage> {
  const manifest = createRequire(import.meta.url).resolve(`${name}/package.json`);
  const { version } = JSON.parse(await readFile(manifest, "utf8")) as { readonly version: string };
  const folder = dirname(manifest);
  const files = (await inputFiles(folder)).filter(({ key }) => key.endsWith(".js") && !key.endsWith(".min.js"));
  const each = Math.ceil(files.length / parts);
  const split: SourcePart[] = [];
  for (let start = 0; start < files.length; start += each) {
    const part = `${name}-${String(split.length + 1).padStart(2, "0")}`;
    split.push({ name: part, folder: join(target, part), files: files.slice(start, start + each) });
  }
  for (const part of split)
    for (const { path, key } of part.files) {
      const copy = join(part.folder, key);
      await mkdir(dirname(copy), { recursive: true });
      await copyFile(path, copy);
    }
  return { name, version, folder, parts: split };
}
