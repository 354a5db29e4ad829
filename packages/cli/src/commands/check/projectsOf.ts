import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { CommandError } from "../../output/CommandError.js";

/** Folders of projects to check. */
export interface CheckedProjects {
  /** The project that the others read outputs of. */
  readonly foundation: string;
  /** Those to check, the foundation among them if it is wanted. */
  readonly wanted: readonly string[];
}

/** The foundation's name on the command line; the others go by their folders in `stacks`. */
const foundationName = "foundation";

/**
 * The projects of the repository by name; all of them where none is named.
 *
 * @throws CommandError when there is none of a name
 */
export function projectsOf(root: string, names: readonly string[]): CheckedProjects {
  const stacks = join(root, "stacks");
  const folders = new Map([[foundationName, root]]);
  for (const name of readdirSync(stacks).sort()) {
    const folder = join(stacks, name);
    if (existsSync(join(folder, "Pulumi.yaml"))) folders.set(basename(folder), folder);
  }
  const wanted = (names.length > 0 ? names : [...folders.keys()]).map((name) => {
    const folder = folders.get(name);
    if (folder) return folder;
    throw new CommandError(
      `there is no stack ${name}`,
      `name some of ${[...folders.keys()].join(", ")}, or none for all`,
      64,
    );
  });
  return { foundation: root, wanted };
}
