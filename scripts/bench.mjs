/** `npm run bench`: runs every benchmark and writes bench/results.json. Arguments name the benchmarks to run. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const args = ["--expose-gc", join(root, "bench", "dist", "main.js"), ...process.argv.slice(2)];
const { status } = spawnSync(node, args, { cwd: root, env, stdio: "inherit" });
process.exit(status ?? 2);
