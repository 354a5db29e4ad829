/**
 * `npm run schedules [-- workers/credentials]`: the tests whose random schedules of crashes are many, in full; `npm test` runs a few of each. Their seed
 * is that of all tests: SALLYPORT_SEED=<number>, or random.
 */
import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { prepare, root } from "./prepare.mjs";

const { node, env } = prepare();
const jest = join(root, "node_modules", "jest", "bin", "jest.js");
const [folder = "", ...rest] = process.argv.slice(2);
const args = [
  jest,
  `${folder}.*(schedules|operations)\\.sandbox`,
  "--selectProjects=sandbox",
  "--maxWorkers=1",
  ...rest,
];
const { status } = spawnSync(node, args, { cwd: root, env: { ...env, SALLYPORT_SCHEDULES: "full" }, stdio: "inherit" });
process.exit(status ?? 2);
