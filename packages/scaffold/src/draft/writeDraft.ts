import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Draft } from "./Draft.js";

/**
 * Writes a draft. A file takes the place of the old one whole, so that a copy by hard links keeps its own; where one cannot be
 * written, what was written before it is taken back.
 *
 * @returns the paths, new ones first
 * @throws whatever the file system says
 */
export function writeDraft({ root, created, edited }: Draft): readonly string[] {
  const undo: (() => void)[] = [];
  try {
    for (const [path, content] of created) {
      const full = join(root, path);
      const made = mkdirSync(dirname(full), { recursive: true });
      if (made !== undefined) undo.push(() => rmSync(made, { recursive: true }));
      // "wx": what came there since the draft was made is nobody's to overwrite.
      writeFileSync(full, content, { flag: "wx" });
      undo.push(() => rmSync(full));
    }
    for (const [path, content] of edited) {
      const full = join(root, path);
      const before = readFileSync(full);
      replace(full, content);
      undo.push(() => replace(full, before));
    }
  } catch (error) {
    for (const step of undo.reverse()) step();
    throw error;
  }
  return [...created.keys(), ...edited.keys()];
}

function replace(path: string, content: string | Uint8Array): void {
  const beside = `${path}.scaffold`;
  try {
    writeFileSync(beside, content, { flag: "wx" });
    renameSync(beside, path);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
