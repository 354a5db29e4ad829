import { stat } from "node:fs/promises";
import { resolve } from "node:path";
import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { printable } from "../../output/printable.js";
import { printJson } from "../../output/printJson.js";
import type { MigrationReport } from "./MigrationReport.js";
import { scanForMigration } from "./scanForMigration.js";

interface Options {
  readonly path: string;
  readonly json?: boolean;
}

/** `sallyport migrate scan`: what has to move to the credential manager, each with what takes its place. */
export function scanCommand(): Command {
  return new Command("scan")
    .description("list hard-coded credentials and unverified or keyed connections, each with what takes its place")
    .option("--path <folder>", "code to look through", ".")
    .option("--json", "print one JSON document")
    .action(async ({ path, json }: Options) => {
      const folder = resolve(path);
      if (!(await stat(folder).catch(() => undefined))?.isDirectory())
        throw new CommandError(`--path ${path} is no folder`, "Name the folder of the code", 64);
      const report = await scanForMigration(folder);
      if (json) printJson(report);
      else process.stdout.write(describe(report));
      if (report.findings.length > 0) process.exitCode = 1;
    });
}

function describe({ findings, summary }: MigrationReport): string {
  if (findings.length === 0) return "Nothing has to move.\n";
  const lines = findings.flatMap(({ file, line, message, replacement }) => [
    `${printable(file)}:${line}: ${message}`,
    `    instead: ${replacement}`,
  ]);
  return `${lines.join("\n")}\n\n${summary.credentials} credentials and ${summary.patterns} patterns in ${summary.files} files. The order to move them in: docs/runbooks/before-a-risky-change.md\n`;
}
