import type { EnvironmentName } from "@sallyport/credentials";
import { Command } from "commander";
import { wholeNumber } from "../../output/wholeNumber.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { logRun } from "../security/log/logRun.js";
import { validationLogGroup } from "../security/log/validationLogGroup.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import { refuseOtherAccount } from "../whoami/refuseOtherAccount.js";
import { incidentWriter } from "./report/incidentWriter.js";
import { publishIncident } from "./report/publishIncident.js";
import type { TriageReport } from "./triage/TriageReport.js";
import { triage } from "./triage/triage.js";
import { triagePage } from "./triage/triagePage.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly hours: number;
  readonly region?: readonly string[];
  readonly reportFile?: string;
  readonly logGroup?: string;
  readonly json?: boolean;
}

/** `sallyport incident triage`: the first three steps of a triage in one, which change nothing (IR-04). */
export function triageCommand(): Command {
  return new Command("triage")
    .description("gather what the validator, the workloads' logs and the trail say; changes nothing")
    .option("--environment <name>", "dev, staging or prod: its login and its separation too", environmentOption)
    .option("--hours <hours>", "how far back logs are read", wholeNumber("--hours", 1, 2_160), 24)
    .option("--region <name...>", "regions to look at (default: AWS_REGION)")
    .option("--report-file <file>", "write the report, with what is to be filled in: .md or .json")
    .option("--log-group <name>", "tell this group of CloudWatch Logs of the validator's run, without what it found")
    .option("--json", "print one JSON document in place of the report")
    .action(async ({ environment, hours, region, reportFile, json, ...options }: Options) => {
      const logGroup = validationLogGroup(options.logGroup);
      const write = reportFile === undefined ? undefined : incidentWriter(reportFile);
      const clients = makeAccountClients(process.env);
      const regions = region ?? [currentRegion()];
      await refuseOtherAccount(clients.sts(regions[0] ?? ""), environment);
      const started = performance.now();
      const report = await triage({ environment, regions, clients, now: Date.now }, hours);
      const seconds = Math.round(performance.now() - started) / 1_000;
      const page = triagePage(report, new Date().toISOString());
      await publishIncident({ page, document: report, write, json });
      const exitCode = exitCodeOf(report);
      process.exitCode = exitCode;
      if (logGroup === undefined || "missing" in report.validation) return;
      const run = { report: report.validation.value, environment, regions, seconds };
      await logRun(clients.logs(regions[0] ?? ""), logGroup, run, exitCode || 2);
    });
}

function exitCodeOf({ validation, errors, denied, secretReads }: TriageReport): 0 | 1 | 2 {
  if ("value" in validation && validation.value.summary.critical > 0) return 1;
  const parts = [validation, errors, denied, secretReads];
  const notRun = "value" in validation ? validation.value.notRun : [];
  return parts.some((part) => "missing" in part) || notRun.length > 0 ? 2 : 0;
}
