import { realpath, stat } from "node:fs/promises";
import { listResults, sourceLimits } from "@sallyport/worker-transform";
import { CommandError } from "../../../output/CommandError.js";
import type { SourceFolder } from "./SourceFolder.js";

/**
 * The files of a folder that a job may be given as its source. What a job never gives back is not sent to one either (VAL-04): version control,
 * `.env*`, keys, files of credentials, `node_modules`, links, and what is no plain file.
 *
 * @throws CommandError where there is no folder, where it has nothing to upload, or more than a job takes
 */
export async function listSource(folder: string): Promise<SourceFolder> {
  const root = await realpath(folder).catch(() => undefined);
  if (root === undefined || !(await stat(root)).isDirectory())
    throw new CommandError(`there is no folder ${folder}`, "name a folder, or a .zip or .json file", 64);
  const { files, excluded, truncated } = await listResults(root, sourceLimits.files);
  if (truncated)
    throw new CommandError(
      `${folder} has more than ${sourceLimits.files} files, which no job takes`,
      "upload the folders that the job needs",
      64,
    );
  if ((excluded.unreadable ?? 0) > 0)
    throw new CommandError(`${folder} has folders that cannot be read`, "give yourself the right to read them", 2);
  if (files.length === 0)
    throw new CommandError(`${folder} has no file that is uploaded`, "name the folder of the source", 64);
  return { root, paths: files.map(({ path }) => path), excluded };
}
