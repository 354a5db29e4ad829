import { copyFile, mkdir, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { QuarantineStore } from "../ports.js";

/** A local folder for rejected rows. Made when it is first written to. */
export class FolderQuarantine implements QuarantineStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async store(key: string, path: string): Promise<string> {
    const target = join(this.#folder, key);
    await mkdir(dirname(target), { recursive: true });
    const partial = `${target}.partial`;
    await copyFile(path, partial);
    await rename(partial, target);
    return target;
  }
}
