import { copyFile, link, mkdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ArtifactStore } from "../ports.js";

/** A local folder for state/ and quarantine/. Made when it is first written to. */
export class FolderArtifactStore implements ArtifactStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async fetch(key: string, path: string): Promise<boolean> {
    await mkdir(dirname(path), { recursive: true });
    await rm(path, { force: true });
    try {
      // A link is as good as a copy: an artifact is replaced as a whole, never written into.
      await link(join(this.#folder, key), path).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code === "ENOENT") throw error;
        await copyFile(join(this.#folder, key), path);
      });
      return true;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    }
  }

  async store(key: string, path: string): Promise<void> {
    const target = join(this.#folder, key);
    await mkdir(dirname(target), { recursive: true });
    const partial = `${target}.partial`;
    await copyFile(path, partial);
    await rename(partial, target);
  }
}
