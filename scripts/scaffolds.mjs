/**
 * `npm run scaffolds [-- KIND…]`: the contributor's path for real. Copies the tree, spoils a rule there and sees its test fail, makes one of each kind by its scaffold, compiles
 * it and runs the tests that it comes with and the suites that find it; `npm test` only sees that every place is as the scaffolds expect.
 * Takes some minutes; `--keep` leaves the copy and prints where it is.
 */
import { spawnSync } from "node:child_process";
import { cpSync, lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { prepare, root } from "./prepare.mjs";

/** A name for each kind, and the tests to run of it. @type {Readonly<Record<string, { name: string, like?: string, tests: readonly string[][] }>>} */
const kinds = {
  component: {
    name: "order-inbox",
    tests: [
      ["components/src/orderInbox", "components/src/schema", "--selectProjects", "unit"],
      [
        "components/src/conformance",
        "--selectProjects",
        "unit",
        "-t",
        "OrderInbox|the conformance suite|is tried for every",
      ],
    ],
  },
  rule: {
    name: "sqs-prompt",
    tests: [
      ["policies/src/rules/rules.test.ts", "--selectProjects", "unit", "-t", "sqs-prompt|the rules"],
      ["components/src/conformance/policies.test.ts", "--selectProjects", "unit", "-t", "is clean under every rule"],
    ],
  },
  stack: { name: "order-export", like: "stacks/kpi", tests: [["stacks/order-export", "--selectProjects", "unit"]] },
  worker: {
    name: "order-copy",
    like: "workers/kpi",
    tests: [
      ["workers/order-copy", "--selectProjects", "unit"],
      ["policies/src/reference/forge", "policies/src/reference/calendar", "--selectProjects", "unit"],
      ["workers/order-copy", "--selectProjects", "sandbox"],
    ],
  },
};

const { node, env } = prepare();
const args = process.argv.slice(2);
const wanted = args.filter((word) => word !== "--keep");
const unknown = wanted.filter((kind) => !Object.hasOwn(kinds, kind));
if (unknown.length > 0) {
  process.stderr.write(
    `sallyport: there is no ${unknown.join(", ")}: name some of ${Object.keys(kinds).join(", ")}, or none for all\n`,
  );
  process.exit(64);
}
const copy = join(mkdtempSync(join(tmpdir(), "sallyport-scaffolds-")), "main");
/** @type {string[]} */
const failed = [];
try {
  copyTree();
  spoilRule();
  for (const [kind, plan] of Object.entries(kinds)) {
    if (wanted.length === 0 || wanted.includes(kind)) tryKind(kind, plan);
  }
} finally {
  if (args.includes("--keep")) process.stderr.write(`sallyport: kept ${copy}\n`);
  else rmSync(dirname(copy), { recursive: true, force: true });
}
for (const step of failed) process.stderr.write(`sallyport: failed: ${step}\n`);
process.exit(failed.length === 0 ? 0 : 1);

/** Sources and what is compiled, copied; the installed packages stay where they are: nothing writes into those. */
function copyTree() {
  const left = new Set([".git", ".sandbox", ".venv", "coverage", "bundle"]);
  cpSync(root, copy, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (path) => path !== join(root, "node_modules") && !left.has(basename(path)),
  });
  symlinkSync(join(root, "node_modules"), join(copy, "node_modules"));
}

/** CONTRIBUTING's second step: a rule that is always content fails its tests, and passes them again as it was. */
function spoilRule() {
  const path = join(copy, "policies", "src", "rules", "backup", "SnapshotPrivate.ts");
  const right = readFileSync(path, "utf8");
  const spoilt = right.replace(
    /(evaluate: \(\{ name, type, inputs \}\) =>)[\s\S]*?(?=,\n {2}examples)/,
    "$1 compliant",
  );
  const test = [
    "policies/src/rules/rules.test.ts",
    "--selectProjects",
    "unit",
    "-t",
    "snapshot-not-public",
    "--silent",
  ];
  const jest = [join("node_modules", "jest", "bin", "jest.js"), ...test, "--maxWorkers=1"];
  writeFileSync(path, spoilt);
  step("a spoilt rule", jest, 1);
  writeFileSync(path, right);
  step("the rule as it was", jest);
}

/** @param {string} kind @param {{ name: string, like?: string, tests: readonly string[][] }} plan */
function tryKind(kind, { name, like, tests }) {
  const at = failed.length;
  step(kind, [join("packages", "scaffold", "dist", "main.js"), kind, name]);
  if (failed.length > at) return;
  // What `npm run setup` installs, without the registry: its lock entry has nothing that the package beside it has not.
  if (like !== undefined) link(like, join(dirname(like), name));
  step(kind, [join("node_modules", "typescript", "bin", "tsc"), "--build", ...projects(kind, name)]);
  // What `pnpm --filter … reference` does, once its package is compiled.
  step(kind, [reference(kind)]);
  if (kind === "worker") step(kind, [join("workers", name, "bundle.mjs")]);
  if (failed.length > at) return;
  for (const test of tests)
    step(kind, [join("node_modules", "jest", "bin", "jest.js"), ...test, "--silent", "--maxWorkers=1"]);
  step(kind, [join("node_modules", "@biomejs", "biome", "bin", "biome"), "check", "."]);
  step(kind, [join("node_modules", "knip", "bin", "knip.js")]);
  if (kind === "stack") step(kind, [join("packages", "cli", "dist", "main.js"), "check", name]);
}

/** @param {string} kind @param {string} name */
function projects(kind, name) {
  if (kind === "component") return ["components"];
  return kind === "rule" ? ["policies"] : [`${kind}s/${name}`, "policies"];
}

/** @param {string} kind */
function reference(kind) {
  return kind === "component"
    ? join("components", "dist", "schema", "update.js")
    : join("policies", "dist", "reference", "writeReference.js");
}

/** The links of a package's dependencies, those that the new one names. @param {string} like @param {string} folder */
function link(like, folder) {
  const { dependencies = {}, devDependencies = {} } = JSON.parse(
    readFileSync(join(copy, folder, "package.json"), "utf8"),
  );
  for (const dependency of Object.keys({ ...dependencies, ...devDependencies })) {
    const from = join(copy, like, "node_modules", dependency);
    if (lstatSync(from, { throwIfNoEntry: false }) === undefined)
      failed.push(`${folder} needs ${dependency}, which ${like} has not`);
    else cpSync(from, join(copy, folder, "node_modules", dependency), { verbatimSymlinks: true, recursive: true });
  }
}

/** @param {string} kind @param {readonly string[]} words @param {number} [expected] exit code */
function step(kind, words, expected = 0) {
  process.stderr.write(`sallyport: ${kind}: ${words.join(" ")}\n`);
  const { status } = spawnSync(node, words, { cwd: copy, env, stdio: ["ignore", 2, 2] });
  if (status !== expected) failed.push(`${kind}: ${words.join(" ")}`);
}
