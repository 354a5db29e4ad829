import {
  type ClickHouseLoginToStore,
  CredentialError,
  clickHouseFromVariables,
  type EnvironmentName,
} from "@sallyport/credentials";
import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { operatorPlace } from "./operator/OperatorPlace.js";
import { reportChecks } from "./operator/reportChecks.js";
import { requiredEnvironment } from "./operator/requiredEnvironment.js";
import { askLogin } from "./setup/askLogin.js";
import { setUpLogin } from "./setup/setUpLogin.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly interactive?: boolean;
  readonly fromEnv?: boolean;
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
    .action(async ({ environment: given, interactive, fromEnv, adminSecret, dryRun = false, json }: Options) => {
      if (interactive && fromEnv)
        throw new CommandError("--interactive and --from-env exclude each other", "Give one of them", 64);
      const environment = requiredEnvironment(given);
      const place = operatorPlace(environment);
      const login = await givenLogin(environment, fromEnv === true);
      const administratorName = adminSecret ?? place.administratorName;
      const checks = await setUpLogin({ ...place, administratorName }, { login, dryRun });
      reportChecks({ environment, checks }, json);
    });
}

async function givenLogin(environment: EnvironmentName, fromEnv: boolean): Promise<ClickHouseLoginToStore> {
  if (!fromEnv && process.stdin.isTTY !== true)
    throw new CommandError("There is no terminal to ask at", "Set CLICKHOUSE_… variables and give --from-env", 64);
  const variables = fromEnv ? process.env : await askLogin({ input: process.stdin, output: process.stderr });
  try {
    return clickHouseFromVariables(environment, variables);
  } catch (error) {
    if (!(error instanceof CredentialError)) throw error;
    throw new CommandError(`${error.fields.join(", ")} missing or wrong`, error.fix, 64, { cause: error });
  }
}
