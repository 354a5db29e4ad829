import { readFileSync } from "node:fs";
import { readAccepted } from "./readAccepted.js";
import { readScan } from "./readScan.js";
import { vulnerabilityProblems } from "./vulnerabilityProblems.js";

/**
 * `node dist/vulnerabilities/main.js ACCEPTED.yaml REPORT.json…`: judges the scans of a build's images together.
 * Exit codes: 0 nothing blocks, 1 something does, 2 a report or the file of acceptances cannot be read.
 */
process.exitCode = judge(process.argv.slice(2));

function judge([acceptedFile, ...reports]: readonly string[]): number {
  if (acceptedFile === undefined || reports.length === 0)
    return failed("Give the accepted findings, and a report for each image");
  try {
    const accepted = readAccepted(readFileSync(acceptedFile, "utf8"));
    const findings = reports.flatMap((report) => readScan(readFileSync(report, "utf8")));
    const problems = vulnerabilityProblems(findings, accepted, new Date().toISOString().slice(0, 10));
    for (const problem of problems) process.stderr.write(`sallyport: ${problem}\n`);
    process.stderr.write(
      `sallyport: ${reports.length} images scanned, ${findings.length} findings, ${accepted.length} accepted, ${problems.length} problems\n`,
    );
    return problems.length === 0 ? 0 : 1;
  } catch (error) {
    return failed(error instanceof Error ? error.message : String(error));
  }
}

function failed(message: string): number {
  process.stderr.write(`sallyport: ${message}\n`);
  return 2;
}
