import { readFileSync } from "node:fs";
import { blocks } from "./blocks.js";
import { readAdvisories } from "./readAdvisories.js";
import { readPythonAdvisories } from "./readPythonAdvisories.js";

/**
 * `pnpm audit --json | node dist/advisories/main.js npm`, `pip-audit --format json | node dist/advisories/main.js pip`.
 * Exit codes: 0 nothing blocks, 1 something does, 2 no answer.
 */
process.exitCode = judge(process.argv[2] ?? "", readFileSync(0, "utf8"));

function judge(ecosystem: string, output: string): number {
  try {
    const advisories = readerOf(ecosystem)(output);
    for (const { severity, name, title, mended } of advisories) {
      process.stdout.write(`${severity}\t${name}\t${title}\tmended in ${mended}\n`);
    }
    const blocking = advisories.filter(blocks).length;
    process.stderr.write(`sallyport: ${ecosystem}: ${advisories.length} advisories, ${blocking} of them block\n`);
    return blocking === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`sallyport: ${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}

function readerOf(ecosystem: string): typeof readAdvisories {
  if (ecosystem === "npm") return readAdvisories;
  if (ecosystem === "pip") return readPythonAdvisories;
  throw new Error(`There are no advisories of "${ecosystem}": say npm or pip`);
}
