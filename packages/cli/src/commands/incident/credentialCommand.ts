import { readFileSync } from "node:fs";
import type { EnvironmentName } from "@sallyport/credentials";
import { Command } from "commander";
import { wholeNumber } from "../../output/wholeNumber.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { operatorPlace } from "../credentials/operator/OperatorPlace.js";
import { exitCodeOf } from "../credentials/operator/reportChecks.js";
import { requiredEnvironment } from "../credentials/operator/requiredEnvironment.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import { refuseOtherAccount } from "../whoami/refuseOtherAccount.js";
import type { CredentialIncident } from "./credential/CredentialIncident.js";
import { credentialPage } from "./credential/credentialPage.js";
import { handleIncident } from "./credential/handleIncident.js";
import { incidentWriter } from "./report/incidentWriter.js";
import { publishIncident } from "./report/publishIncident.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly hours: number;
  readonly wait: number;
  readonly reportFile?: string;
  readonly json?: boolean;
}

/** `sallyport incident credential`: takes a known login's worth away, and begins the report (IR-03). */
export function credentialCommand(): Command {
  return new Command("credential")
    .description("rotate a compromised login twice, prove that it is worthless, and gather who took it")
    .option("--environment <name>", "dev, staging or prod (default: SALLYPORT_ENVIRONMENT)", environmentOption)
    .option("--hours <hours>", "how far back the trail is read", wholeNumber("--hours", 1, 2_160), 24)
    .option("--wait <seconds>", "how long to wait for the end of each rotation", wholeNumber("--wait", 1, 3_600), 180)
    .option("--report-file <file>", "write the report, with what is to be filled in: .md or .json")
    .option("--json", "print one JSON document in place of the report")
    .action(async ({ environment: given, hours, wait, reportFile, json }: Options) => {
      const write = reportFile === undefined ? undefined : incidentWriter(reportFile);
      const environment = requiredEnvironment(given);
      const region = currentRegion();
      const clients = makeAccountClients(process.env);
      await refuseOtherAccount(clients.sts(region), environment);
      const { DB_CA: caFile } = process.env;
      const ca = caFile ? readFileSync(caFile, "utf8") : undefined;
      const incident = await handleIncident(operatorPlace(environment), clients, { region, ca, hours, patience: wait });
      const page = credentialPage(incident, new Date().toISOString());
      await publishIncident({ page, document: incident, write, json });
      process.exitCode = outcomeOf(incident);
    });
}

function outcomeOf({ checks, reads, readers }: CredentialIncident): 0 | 1 | 2 {
  const code = exitCodeOf(checks);
  return code === 0 && ("missing" in reads || "missing" in readers) ? 2 : code;
}
