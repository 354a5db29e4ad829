import { readdir } from "node:fs/promises";
import { CommandError } from "../output/CommandError.js";

/** @throws CommandError where the folder of `--output` has something in it already, or cannot be read */
export async function assertEmptyFolder(folder: string): Promise<void> {
  const there = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return [];
    throw new CommandError(`cannot write to ${folder}: ${error.message}`, "give a folder with --output", 64);
  });
  if (there.length > 0) throw new CommandError(`${folder} is not empty`, "give a new folder with --output", 64);
}
