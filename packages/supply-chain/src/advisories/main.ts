import { readFileSync } from "node:fs";
import { blocks } from "./blocks.js";
import { readAdvisories } from "./readAdvisories.js";

/** `pnpm audit --json | node dist/advisories/main.js`. Exit codes: 0 nothing blocks, 1 something does, 2 no answer. */
process.exitCode = judge(readFileSync(0, "utf8"));

function judge(output: string): number {
  try {
    const advisories = readAdvisories(output);
    for (const { severity, name, title, mended } of advisories) {
      process.stdout.write(`${severity}\t${name}\t${title}\tmended in ${mended}\n`);
    }
    const blocking = advisories.filter(blocks).length;
    process.stderr.write(`sallyport: ${advisories.length} advisories, ${blocking} of them block\n`);
    return blocking === 0 ? 0 : 1;
  } catch (error) {
    process.stderr.write(`sallyport: ${error instanceof Error ? error.message : error}\n`);
    return 2;
  }
}
