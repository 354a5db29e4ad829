import { existsSync, readdirSync } from "node:fs";
import { basename, join } from "node:path";
import { ScaffoldError } from "../ScaffoldError.js";

/** @throws ScaffoldError where a source file of the name is anywhere below a folder: names are unique in a package */
export function refuseTaken(root: string, folder: string, name: string): void {
  const full = join(root, folder);
  if (!existsSync(full))
    throw new ScaffoldError(`${folder} is missing`, "run it in a whole checkout of the repository");
  const taken = readdirSync(full, { recursive: true, encoding: "utf8" }).find(
    // On some disks two names that differ in capitals are one.
    (path) => basename(path).toLowerCase() === `${name}.ts`.toLowerCase(),
  );
  if (taken !== undefined) throw new ScaffoldError(`${name} is taken: ${folder}/${taken} has it`, "take another name");
}
