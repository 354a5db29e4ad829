import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { lstat } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../../output/CommandError.js";
import { filesBelow } from "../../workspace/filesBelow.js";

export interface InputFile {
  readonly path: string;
  /** Key below the run's prefix, with `/` as delimiter. */
  readonly key: string;
  /** Bytes. */
  readonly size: number;
}

/**
 * The regular files below a folder, sorted by key. Symbolic links are left out: they could lead outside the folder.
 *
 * @throws CommandError when the folder does not exist or holds no file
 */
export async function inputFiles(folder: string): Promise<readonly InputFile[]> {
  const keys = await filesBelow(folder).catch((error: Error) => {
    throw new CommandError(
      `cannot read the input folder ${folder}: ${error.message}`,
      "give a readable folder with --input",
      64,
    );
  });
  const files = await Promise.all(
    keys.map(async (key) => {
      const path = join(folder, key);
      return { path, key, size: (await lstat(path)).size };
    }),
  );
  if (files.length === 0)
    throw new CommandError(`the input folder ${folder} holds no file`, "give a folder with files with --input", 64);
  return files.sort((one, other) => (one.key < other.key ? -1 : 1));
}

/** sha256 of a file, as hexadecimal digits. */
export function fileSha256(path: string): string {
  return createHash("sha256").update(readFileSync(path)).digest("hex");
}
