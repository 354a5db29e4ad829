/** `npm run mutants [-- Component…]`: makes each component weaker in each thing in turn and says which of it no rule notices. */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const args = [join(root, "components", "dist", "mutation", "report.js"), ...process.argv.slice(2)];
const { status } = spawnSync(node, args, { cwd: root, env, stdio: "inherit" });
process.exit(status ?? 2);
