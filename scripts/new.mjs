/**
 * `pnpm new:component NAME [--in FOLDER]`, and likewise `new:rule`, `new:stack` and `new:worker`: writes the files of a new one with its
 * tests, makes it known where it has to be, and says what comes next. It changes nothing where it cannot do all of it.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const main = join(root, "packages", "scaffold", "dist", "main.js");
process.exit(spawnSync(node, [main, ...process.argv.slice(2)], { cwd: root, env, stdio: "inherit" }).status ?? 1);
