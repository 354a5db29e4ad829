import { resolve } from "node:path";
import type { EnvironmentName } from "@sallyport/credentials";
import { Command } from "commander";
import { CommandError, type FailureCode } from "../../output/CommandError.js";
import { printJson } from "../../output/printJson.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { securityChecks } from "./checks/index.js";
import { logRun } from "./log/logRun.js";
import { validationLogGroup } from "./log/validationLogGroup.js";
import { makeAccountClients } from "./makeAccountClients.js";
import { describeText } from "./report/describeText.js";
import { reportWriter } from "./report/reportWriter.js";
import { runChecks } from "./runChecks.js";
import type { ValidationReport } from "./ValidationReport.js";

interface Options {
  readonly path: string;
  readonly history?: boolean;
  readonly environment?: EnvironmentName;
  readonly region?: readonly string[];
  readonly only?: readonly string[];
  readonly json?: boolean;
  readonly jsonOutput?: boolean;
  readonly reportFile?: string;
  readonly logGroup?: string;
}

/** `sallyport security validate`: looks, and changes nothing. */
export function validateCommand(): Command {
  return new Command("validate")
    .description("look for what is wrong with the security of an account, an environment and a source tree")
    .option("--path <folder>", "source code to look through", ".")
    .option("--history", "every version of the source that git has, too")
    .option("--environment <name>", "dev, staging or prod: its login and its separation too", environmentOption)
    .option("--region <name...>", "regions to look at (default: that of the environment, AWS_REGION)")
    .option("--only <check...>", `of ${securityChecks.map(({ name }) => name).join(", ")}`)
    .option("--json", "print the report as one JSON document")
    .option("--json-output", "the same as --json")
    .option("--report-file <file>", "write the report, too: .md, .html or .json")
    .option("--log-group <name>", "tell this group of CloudWatch Logs of the run, without what was found")
    .action(async ({ json, jsonOutput, path, reportFile, only, ...options }: Options) => {
      const logGroup = validationLogGroup(options.logGroup);
      const write = reportFile === undefined ? undefined : reportWriter(reportFile);
      const checks = securityChecks.filter(({ name }) => only === undefined || only.includes(name));
      if (checks.length === 0 || (only !== undefined && checks.length < new Set(only).size)) {
        const known = securityChecks.map(({ name }) => name).join(", ");
        throw new CommandError("--only names a check that there is not", `The checks are ${known}`, 64);
      }
      const clients = makeAccountClients(process.env);
      const { environment } = options;
      const regions = options.region ?? [currentRegion()];
      const started = performance.now();
      const report = await runChecks(checks, {
        path: resolve(path),
        history: options.history,
        environment,
        regions,
        clients,
        now: Date.now,
      });
      const seconds = Math.round(performance.now() - started) / 1_000;
      await write?.(report, new Date());
      if (json || jsonOutput) printJson(report);
      else process.stdout.write(describeText(report, process.stdout.isTTY === true && !process.env.NO_COLOR));
      const exitCode = exitCodeOf(report);
      process.exitCode = exitCode;
      if (logGroup === undefined) return;
      const logs = clients.logs(regions[0] ?? "");
      await logRun(logs, logGroup, { report, environment, regions, seconds }, exitCode || 2);
    });
}

function exitCodeOf({ summary, notRun }: ValidationReport): 0 | FailureCode {
  if (summary.critical > 0) return 1;
  return notRun.length > 0 ? 2 : 0;
}
