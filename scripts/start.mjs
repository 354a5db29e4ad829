/** `npm start`: sets everything up, then deploys the pipelines into the sandbox and sends data through each. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const cli = join(root, "packages", "cli", "bin", "sallyport.mjs");
const { status } = spawnSync(node, [cli, "demo", ...process.argv.slice(2)], { cwd: root, env, stdio: "inherit" });
process.exit(status ?? 2);
