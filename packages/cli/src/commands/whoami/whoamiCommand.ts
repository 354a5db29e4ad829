import { type EnvironmentName, readManagerSettings } from "@sallyport/credentials";
import { Command } from "commander";
import { describeItems } from "../../checked/describeItems.js";
import { exitCodeOf } from "../../checked/exitCodeOf.js";
import { printJson } from "../../output/printJson.js";
import { currentRegion } from "../../settings/currentRegion.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { expectedAccounts } from "../../settings/expectedAccounts.js";
import { makeAccountClients } from "../security/makeAccountClients.js";
import { judgeIdentity } from "./judgeIdentity.js";
import type { OperatorIdentity } from "./OperatorIdentity.js";
import { readIdentity } from "./readIdentity.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly json?: boolean;
}

/** `sallyport whoami`: who a command would act as, and whether that is right for an environment (TOL-09). */
export function whoamiCommand(): Command {
  return new Command("whoami")
    .description("say who AWS takes you for, where, and whether that is the account of an environment")
    .option("--environment <name>", "dev, staging or prod: refuse any account but its own", environmentOption)
    .option("--json", "print one JSON document")
    .addHelpText("after", '\nThe accounts of the environments: SALLYPORT_ACCOUNTS, as {"dev":"<12 digits>","prod":"…"}')
    .action(async ({ environment, json }: Options) => {
      const accounts = expectedAccounts(process.env);
      const region = currentRegion();
      const identity: OperatorIdentity = {
        ...(await readIdentity(makeAccountClients(process.env).sts(region))),
        region,
        profile: process.env.AWS_PROFILE || null,
        environment: environment ?? null,
        expectedAccount: (environment === undefined ? undefined : accounts[environment]) ?? null,
      };
      const checks = judgeIdentity(identity, readManagerSettings(process.env).namespace);
      if (json) printJson({ ...identity, checks });
      else process.stdout.write(`${describe(identity)}${describeItems(checks, process.stdout.isTTY === true)}`);
      process.exitCode = exitCodeOf(checks);
    });
}

function describe({ account, arn, region, profile }: OperatorIdentity): string {
  return `${arn}\naccount ${account}, region ${region}, profile ${profile ?? "none"}\n`;
}
