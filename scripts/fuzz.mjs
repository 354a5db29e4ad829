/**
 * `npm run fuzz [-- EXAMPLES [SEED]]`: deploys the batch transformations into a sandbox and has Schemathesis call their API as its document says, and as
 * it says not to: 200 generated calls of each operation, besides its boundaries; `npm test` makes 2. Prints what was called, found and excepted.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const [examples = "200", seed = String(Math.floor(Math.random() * 1_000_000))] = process.argv.slice(2);
const jest = join(root, "node_modules", "jest", "bin", "jest.js");
const args = [jest, "transformHostile", "--selectProjects=e2e", "--testNamePattern=Schemathesis"];
const fuzzed = { ...env, SALLYPORT_FUZZ_EXAMPLES: examples, SALLYPORT_FUZZ_SEED: seed };
const { status } = spawnSync(node, args, { cwd: root, env: fuzzed, stdio: "inherit" });
process.exit(status ?? 2);
