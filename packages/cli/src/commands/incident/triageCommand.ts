import type { EnvironmentName } from "@sallyport/credentials";
import { Command } from "commander";
import { wholeNumber } from "../../output/wholeNumber.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { environmentOption } from "../../settings/environmentOption.js";
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
    .option("--json", "print one JSON document in place of the report")
    .action(async ({ environment, hours, region, reportFile, json }: Options) => {
      const write = reportFile === undefined ? undefined : incidentWriter(reportFile);
      const clients = makeAccountClients(process.env);
      const regions = region ?? [currentRegion()];
      await refuseOtherAccount(clients.sts(regions[0] ?? ""), environment);
      const report = await triage({ environment, regions, clients, now: Date.now }, hours);
      const page = triagePage(report, new Date().toISOString());
      await publishIncident({ page, document: report, write, json });
      process.exitCode = exitCodeOf(report);
    });
}

function exitCodeOf({ validation, errors, denied, secretReads }: TriageReport): 0 | 1 | 2 {
  if ("value" in validation && validation.value.summary.critical > 0) return 1;
  const parts = [validation, errors, denied, secretReads];
  const notRun = "value" in validation ? validation.value.notRun : [];
  return parts.some((part) => "missing" in part) || notRun.length > 0 ? 2 : 0;
}
