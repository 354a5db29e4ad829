import { constants } from "node:fs";
import { access, stat } from "node:fs/promises";
import { join } from "node:path";
import { RefusedError } from "@sallyport/transform-rules";

/**
 * The absolute path of an allowed program in the first folder that has it.
 * @throws RefusedError `program-missing`
 */
export async function findProgram(name: string, path: readonly string[]): Promise<string> {
  for (const folder of path) {
    const file = join(folder, name);
    const executable = await access(file, constants.X_OK).then(
      async () => (await stat(file)).isFile(),
      () => false,
    );
    if (executable) return file;
  }
  throw new RefusedError("program-missing", `The program ${name} is allowed, but this image does not have it.`);
}
