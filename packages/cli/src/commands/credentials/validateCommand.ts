import {
  type CredentialCheck,
  type EnvironmentName,
  getCredentialManager,
  readManagerSettings,
} from "@sallyport/credentials";
import { Command } from "commander";
import { environmentOption } from "../../settings/environmentOption.js";
import { reportChecks } from "./operator/reportChecks.js";
import { requiredEnvironment } from "./operator/requiredEnvironment.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly json?: boolean;
}

/** `sallyport credentials validate`: whether the login of an environment, its roles and its buckets work, by trying. */
export function validateCommand(): Command {
  return new Command("validate")
    .description("try the login of an environment over verified TLS, its roles and its buckets")
    .option("--environment <name>", "dev, staging or prod (default: SALLYPORT_ENVIRONMENT)", environmentOption)
    .option("--json", "print one JSON document")
    .addHelpText("after", "\nRoles and buckets are those of SALLYPORT_SERVICE_ROLES and SALLYPORT_SERVICE_BUCKETS.")
    .action(async ({ environment: given, json }: Options) => {
      const environment = requiredEnvironment(given);
      reportChecks({ environment, checks: await tried(environment) }, json);
    });
}

async function tried(environment: EnvironmentName): Promise<readonly CredentialCheck[]> {
  const manager = getCredentialManager();
  const { buckets } = readManagerSettings(process.env);
  const kinds = ["clickhouse", "aws", ...((buckets[environment] ?? []).length > 0 ? ["s3"] : [])] as const;
  const checks: CredentialCheck[] = [];
  for (const kind of kinds)
    checks.push(...(await manager.validateCredentials(kind as "clickhouse", environment)).checks);
  return checks;
}
