import { type EnvironmentName, environmentNames } from "@sallyport/credentials";
import { Command } from "commander";
import { printJson } from "../../output/printJson.js";
import { environmentOption } from "../../settings/environmentOption.js";
import { type ListedLogin, listLogin } from "./list/listLogin.js";
import { operatorPlace } from "./operator/OperatorPlace.js";
import { describeChecks, exitCodeOf, reportChecks } from "./operator/reportChecks.js";

interface Options {
  readonly environment?: EnvironmentName;
  readonly json?: boolean;
}

/** `sallyport credentials list`: the logins, how old they are and what their rotation does; no values. */
export function listCommand(): Command {
  return new Command("list")
    .description("show the logins of the environments, how old they are, and what their rotation does")
    .option("--environment <name>", "this one alone (default: all, as far as this role sees them)", environmentOption)
    .option("--json", "print one JSON document: of the environment, or a list of all")
    .action(async ({ environment, json }: Options) => {
      if (environment !== undefined) return reportChecks(await listLogin(operatorPlace(environment), true), json);
      const listed: ListedLogin[] = [];
      for (const name of environmentNames) listed.push(await listLogin(operatorPlace(name), false));
      const checks = listed.flatMap((login) => login.checks);
      if (json) printJson(listed);
      else process.stdout.write(describeChecks(checks));
      process.exitCode = exitCodeOf(checks);
    });
}
