/**
 * `npm run newcomer [-- --keep]`: the newcomer's path for real, as docs/tutorials has it: clones the repository into a temporary folder, installs it
 * there, starts a pipeline, changes a rule and sees it fail, imports a bucket into a project elsewhere. Every command, file and change is read out of the pages; what
 * they show of an output has to be in it. Takes some minutes; `npm test` walks the same path with what is installed here. `--keep` leaves the folder.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node } = prepare();
const main = join(root, "packages", "cli", "dist", "documentation", "tutorials", "main.js");
process.exit(spawnSync(node, [main, ...process.argv.slice(2)], { cwd: root, stdio: "inherit" }).status ?? 2);
