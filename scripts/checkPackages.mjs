/**
 * Part of `npm run check`: the tarballs as users get them, judged by publint (how they are laid out) and attw (whether types and code are found
 * by every way to resolve modules), and the changesets with their configuration.
 */
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { checkPackage, createPackageFromTarballData } from "@arethetypeswrong/core";
import { getReleasePlan } from "@changesets/get-release-plan";
import { publint } from "publint";
import { formatMessage } from "publint/utils";
import { packPackages } from "./packaging/packPackages.mjs";
import { root } from "./prepare.mjs";

/** @param {string} tarball @returns {Promise<string[]>} */
const layoutProblems = async (tarball) => {
  const { buffer } = new Uint8Array(readFileSync(tarball));
  const { messages, pkg = {} } = await publint({ pack: { tarball: buffer }, strict: true });
  return messages.map((message) => formatMessage(message, pkg, { color: false }) ?? message.code);
};

/** @param {string} tarball @returns {Promise<string[]>} */
const typeProblems = async (tarball) => {
  const analysis = await checkPackage(createPackageFromTarballData(new Uint8Array(readFileSync(tarball))));
  return analysis.types ? analysis.problems.map((problem) => JSON.stringify(problem)) : ["it has no types"];
};

const folder = mkdtempSync(join(tmpdir(), "sallyport-check-"));
/** @type {string[]} */
const problems = [];
try {
  for (const tarball of packPackages(folder)) {
    for (const problem of await layoutProblems(tarball)) problems.push(`${basename(tarball)}: publint: ${problem}`);
    for (const problem of await typeProblems(tarball)) problems.push(`${basename(tarball)}: attw: ${problem}`);
  }
  await getReleasePlan(root).catch((error) => problems.push(`changesets: ${error.message}`));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const problem of problems) process.stderr.write(`sallyport: ${problem}\n`);
process.exit(problems.length === 0 ? 0 : 1);
