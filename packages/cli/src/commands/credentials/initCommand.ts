import { type EnvironmentName, getCredentialManager, readManagerSettings } from "@sallyport/credentials";
import { Command } from "commander";
import { wholeNumber } from "../../output/wholeNumber.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { operatorPlace } from "./operator/OperatorPlace.js";
import { reportChecks } from "./operator/reportChecks.js";
import { requiredEnvironment } from "./operator/requiredEnvironment.js";
import { configureS3 } from "./s3/configureS3.js";
import { s3Ports } from "./s3/s3Ports.js";
import { checkSource, givenLogin, type LoginSource } from "./setup/givenLogin.js";
import { initLogin } from "./setup/initLogin.js";

interface Options extends LoginSource {
  readonly environment?: EnvironmentName;
  readonly wait: number;
  readonly json?: boolean;
}

/** `sallyport credentials init`: set-up, S3, first rotation and validation of an environment; goes on where it was broken off (TOL-08). */
export function initCommand(): Command {
  return new Command("init")
    .description(
      "set up an environment's login, its use of S3 and its rotation, in this order, as far as that is not done yet",
    )
    .option("--environment <name>", "dev, staging or prod (default: SALLYPORT_ENVIRONMENT)", environmentOption)
    .option("--interactive", "ask for the login at the terminal, without showing the password (default)")
    .option("--from-env", "take it from CLICKHOUSE_HOST, _PORT, _USERNAME, _PASSWORD, _DATABASE and _SECURE")
    .option("--wait <seconds>", "how long to wait for the rotation", wholeNumber("--wait", 1, 3_600), 180)
    .option("--json", "print one JSON document")
    .action(async ({ environment: given, wait, json, ...source }: Options) => {
      checkSource(source);
      const environment = requiredEnvironment(given);
      const buckets = readManagerSettings(process.env).buckets[environment] ?? [];
      const region = currentRegion();
      const wish = { environment, region, buckets, setUpTables: false, roleArn: undefined, dryRun: false };
      const checks = await initLogin(operatorPlace(environment), {
        manager: getCredentialManager(),
        login: () => givenLogin(environment, source),
        configureS3: buckets.length === 0 ? undefined : () => configureS3(wish, s3Ports(process.env)),
        patience: wait,
      });
      reportChecks({ environment, checks }, json);
    });
}
