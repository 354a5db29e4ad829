import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { readOptional } from "../../lifecycle/readOptional.js";
import { isAlive, processIdentitySchema } from "../../supervisor/ProcessIdentity.js";
import { killStrays } from "./killStrays.js";
import { killTree } from "./killTree.js";
import { processFileName } from "./TaskFolder.js";

/**
 * Ends the tasks of an earlier supervisor that was killed together with its reaper, and removes their folders. Only a
 * process that is the very one noted, by its start time, is signalled.
 *
 * @returns how many processes were ended
 */
export async function killLeftovers(tasks: string): Promise<number> {
  let ended = 0;
  for (const name of await readdir(tasks)) {
    const noted = await readOptional(join(tasks, name, processFileName));
    const identity = processIdentitySchema.safeParse(parse(noted));
    if (identity.success && isAlive(identity.data) && killTree(identity.data.pid)) ended += 1;
    killStrays(join(tasks, name));
    await rm(join(tasks, name), { recursive: true, force: true, maxRetries: 3 });
  }
  return ended;
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? "null");
  } catch {
    return undefined;
  }
}
