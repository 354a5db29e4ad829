import type { EnvironmentName } from "@sallyport/credentials";
import { Command } from "commander";
import { environmentOption } from "../../settings/environmentOption.js";
import { operatorPlace } from "./operator/OperatorPlace.js";
import { reportChecks } from "./operator/reportChecks.js";
import { requiredEnvironment } from "./operator/requiredEnvironment.js";
import { checkSource, givenLogin, type LoginSource } from "./setup/givenLogin.js";
import { setUpLogin } from "./setup/setUpLogin.js";

interface Options extends LoginSource {
  readonly environment?: EnvironmentName;
  readonly adminSecret?: string;
  readonly dryRun?: boolean;
  readonly json?: boolean;
}

/** `sallyport credentials setup`: stores a login once it has opened the database. No option takes a secret. */
export function setupCommand(): Command {
  return new Command("setup")
    .description("store the login of an environment, once it has opened the database over verified TLS")
    .option("--environment <name>", "dev, staging or prod (default: SALLYPORT_ENVIRONMENT)", environmentOption)
    .option("--interactive", "ask at the terminal, without showing the password (default)")
    .option("--from-env", "take it from CLICKHOUSE_HOST, _PORT, _USERNAME, _PASSWORD, _DATABASE and _SECURE")
    .option(
      "--admin-secret <name>",
      "secret of the login that may change passwords (default: <namespace>/clickhouse-admin/<environment>)",
    )
    .option("--dry-run", "try everything, store nothing")
    .option("--json", "print one JSON document")
    .action(async ({ environment: given, adminSecret, dryRun = false, json, ...source }: Options) => {
      checkSource(source);
      const environment = requiredEnvironment(given);
      const place = operatorPlace(environment);
      const login = await givenLogin(environment, source);
      const administratorName = adminSecret ?? place.administratorName;
      const checks = await setUpLogin({ ...place, administratorName }, { login, dryRun });
      reportChecks({ environment, checks }, json);
    });
}
