import { lstatSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";

/**
 * Makes folders below `root`, each of which is then known to be a folder and no link to one: a link that somebody has put
 * into the target folder would lead what is restored to another place. `root` itself may be reached through links.
 */
export function ownFolders(root: string): (folder: string) => void {
  const known = new Set([root]);
  const ensure = (folder: string): void => {
    if (known.has(folder)) return;
    ensure(dirname(folder));
    try {
      mkdirSync(folder);
    } catch (error) {
      if (!(error instanceof Error && "code" in error && error.code === "EEXIST")) throw error;
      if (!lstatSync(folder).isDirectory()) throw notAFolder(folder);
    }
    known.add(folder);
  };
  return ensure;
}

function notAFolder(path: string): CommandError {
  return new CommandError(
    `${printable(path)} is a link or a file where a folder is needed`,
    "remove it, or restore to another folder: links in the target folder are not followed",
    1,
  );
}
