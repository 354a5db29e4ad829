import { createReadStream } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { CommandError } from "../../../output/CommandError.js";
import type { QuarantineFile } from "./QuarantineFile.js";

/** The files of rejected rows in a folder, at any depth, or the one file that is named. @throws CommandError where there is nothing */
export async function quarantineInFolder(place: string): Promise<readonly QuarantineFile[]> {
  const found = await stat(place).catch(() => {
    throw new CommandError(
      `there is no ${place}`,
      "give a file or folder of rejected rows, s3://bucket/prefix, or --stack NAME",
      64,
    );
  });
  const names = found.isDirectory()
    ? (await readdir(place, { recursive: true }))
        .filter((name) => name.endsWith(".ndjson"))
        .map((name) => join(place, name))
    : [place];
  return await Promise.all(
    names.map(async (name) => ({
      name,
      modified: (await stat(name)).mtime,
      open: async () => createReadStream(name),
    })),
  );
}
