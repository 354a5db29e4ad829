import type { EnvironmentName } from "@sallyport/credentials";
import { Command } from "commander";
import { environmentOption } from "../../settings/environmentOption.js";
import { operatorPlace } from "./operator/OperatorPlace.js";
import { reportChecks } from "./operator/reportChecks.js";
import { requiredEnvironment } from "./operator/requiredEnvironment.js";
import { rollBackLogin } from "./rotate/rollBackLogin.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly versionId?: string;
  readonly json?: boolean;
}

/** `sallyport credentials rollback`: back to the login from before the last rotation. */
export function rollbackCommand(): Command {
  return new Command("rollback")
    .description("make the previous login of an environment current again, once it has opened the database")
    .option("--environment <name>", "dev, staging or prod (default: SALLYPORT_ENVIRONMENT)", environmentOption)
    .option("--version-id <id>", "the version to go back to, which has to be the previous one (default: that)")
    .option("--json", "print one JSON document")
    .action(async ({ environment: given, versionId, json }: Options) => {
      const environment = requiredEnvironment(given);
      reportChecks({ environment, checks: await rollBackLogin(operatorPlace(environment), versionId) }, json);
    });
}
