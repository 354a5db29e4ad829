import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { filledIn } from "../names/filledIn.js";
import type { Names } from "../names/Names.js";
import type { Draft } from "./Draft.js";

/** Beside the compiled code as beside the source. */
const templates = join(__dirname, "..", "..", "templates");

/**
 * Adds the files of a folder of templates to a draft.
 *
 * @param kind the folder
 * @param target path from the repository's root of a template's path, with the name in it
 */
export function addTemplates(draft: Draft, kind: string, names: Names, target: (path: string) => string): void {
  const folder = join(templates, kind);
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  for (const file of files) {
    const path = filledIn(file.slice(folder.length + 1).replaceAll("\\", "/"), names);
    draft.create(target(path), filledIn(readFileSync(file, "utf8"), names));
  }
}
