/**
 * Makes the checkout ready to run, from any Node >= 20: installs the locked dependencies (pnpm through npx), finds the pinned Node among them,
 * compiles the packages and bundles the workers. Each step is skipped when its inputs have not changed.
 */
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, "node_modules", ".sallyport", "installed");

/** @param {string} message */
const say = (message) => process.stderr.write(`sallyport: ${message}\n`);

/** @param {string} message @returns {never} */
const fail = (message) => {
  say(message);
  process.exit(2);
};

/**
 * Runs a command with its output on standard error, so that standard output stays the main job's alone.
 * @param {string} command @param {string[]} args @param {NodeJS.ProcessEnv} env
 */
const runQuietly = (command, args, env = process.env) => {
  const result = spawnSync(command, args, { cwd: root, env, stdio: ["ignore", 2, 2] });
  if (result.error) fail(`could not start ${command}: ${result.error.message}`);
  if (result.status !== 0) fail(`${command} ${args.join(" ")} ended with ${result.signal ?? `code ${result.status}`}`);
};

const requireNode20 = () => {
  const major = Number(process.versions.node.split(".")[0]);
  if (major < 20) fail(`Node ${process.versions.node} is too old to set up this project: install Node 20 or newer`);
};

/** The hash of what decides the installation: the lock file covers every dependency of every package. */
const installationHash = () => {
  const hash = createHash("sha256").update(process.platform).update(process.arch);
  for (const file of ["package.json", "pnpm-lock.yaml", "pnpm-workspace.yaml"])
    hash.update(readFileSync(join(root, file)));
  return hash.digest("hex");
};

const install = () => {
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === installationHash()) return;
  const { packageManager } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  say(`installing dependencies with ${packageManager}`);
  runQuietly("npx", ["--yes", packageManager, "install", "--frozen-lockfile", "--reporter=append-only"]);
  markInstalled();
};

/** Notes that what the lock file says is installed: nothing will be, until that changes. */
export const markInstalled = () => {
  mkdirSync(dirname(stamp), { recursive: true });
  // Not in place: a copy of the checkout may share the file.
  rmSync(stamp, { force: true });
  writeFileSync(stamp, installationHash());
};

/** The workspace's own Node, locked by integrity; the running one where no build of it exists for this platform and it is new enough. */
const pinnedNode = () => {
  const require = createRequire(join(root, "package.json"));
  const names = [`node-${process.platform}-${process.arch}`, `node-bin-${process.platform}-${process.arch}`];
  for (const name of names) {
    const binary = join(root, "node_modules", name, "bin", "node");
    try {
      require.resolve(`${name}/package.json`);
      if (existsSync(binary)) return binary;
    } catch {
      // Not built for this platform under this name.
    }
  }
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 15)) return process.execPath;
  return fail(
    `no pinned Node for ${process.platform}-${process.arch}: run with Node 22.15 or newer (this is ${process.versions.node})`,
  );
};

/** @param {string} node @param {NodeJS.ProcessEnv} env */
const build = (node, env) => {
  runQuietly(node, [join(root, "node_modules", "typescript", "bin", "tsc"), "--build"], env);
  for (const worker of readdirSync(join(root, "workers"))) {
    const bundle = join(root, "workers", worker, "bundle.mjs");
    if (existsSync(bundle)) runQuietly(node, [bundle], env);
  }
};

/**
 * Installs and builds what is missing.
 * @returns {{ node: string, env: NodeJS.ProcessEnv }} the pinned Node and an environment that has it first on PATH
 */
export const prepare = () => {
  requireNode20();
  install();
  const node = pinnedNode();
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ""}` };
  build(node, env);
  return { node, env };
};
