import type { EnvironmentName } from "@sallyport/credentials";
import { Command } from "commander";
import { CommandError } from "../../output/CommandError.js";
import { wholeNumber } from "../../output/wholeNumber.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { operatorPlace } from "./operator/OperatorPlace.js";
import { reportChecks } from "./operator/reportChecks.js";
import { requiredEnvironment } from "./operator/requiredEnvironment.js";
import { rotateLogin } from "./rotate/rotateLogin.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly testOnly?: boolean;
  readonly rotationDays?: number;
  readonly manualTrigger?: boolean;
  readonly wait: number;
  readonly json?: boolean;
}

/** `sallyport credentials rotate`: a new password now, made current once it has opened the database. */
export function rotateCommand(): Command {
  return new Command("rotate")
    .description(
      "change the password of an environment's login now; the login from before works until the next rotation",
    )
    .option("--environment <name>", "dev, staging or prod (default: SALLYPORT_ENVIRONMENT)", environmentOption)
    .option("--test-only", "all but the activation: nothing changes")
    .option(
      "--rotation-days <days>",
      "rotate every so many days from now on, 1 to 90; the stack's rotation.days should say the same",
      wholeNumber("--rotation-days", 1, 90),
    )
    .option("--manual-trigger", "ask by the topic that admits the operator alone, and not Secrets Manager itself")
    .option("--wait <seconds>", "how long to wait for the end", wholeNumber("--wait", 1, 3_600), 180)
    .option("--json", "print one JSON document")
    .action(
      async ({ environment: given, testOnly = false, manualTrigger = false, rotationDays, wait, json }: Options) => {
        if (manualTrigger && rotationDays !== undefined && !testOnly)
          throw new CommandError("The topic takes no --rotation-days", "Leave out one of the two", 64);
        const environment = requiredEnvironment(given);
        const wish = { testOnly, manualTrigger, days: rotationDays, patience: wait };
        reportChecks({ environment, checks: await rotateLogin(operatorPlace(environment), wish) }, json);
      },
    );
}
