import { readFileSync } from "node:fs";
import { join } from "node:path";
import { allowedLicences } from "./licences/allowedLicences.js";
import { installedPackages } from "./licences/installedPackages.js";
import { licenceProblems } from "./licences/licenceProblems.js";
import { reviewedPackages } from "./licences/reviewedPackages.js";
import { lockfileProblems } from "./lockfile/lockfileProblems.js";

/** `node dist/main.js`, in the repository's root: the lock file and the licences. Exit codes: 0 in order, 1 not. */
const root = process.cwd();
const packages = installedPackages(root);
const problems = [
  ...lockfileProblems(readFileSync(join(root, "pnpm-lock.yaml"), "utf8")).map((problem) => `lock file: ${problem}`),
  ...licenceProblems(packages, allowedLicences, reviewedPackages).map((problem) => `licences: ${problem}`),
];
for (const problem of problems) process.stderr.write(`sallyport: ${problem}\n`);
process.stderr.write(`sallyport: ${packages.length} installed packages looked at, ${problems.length} problems\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
