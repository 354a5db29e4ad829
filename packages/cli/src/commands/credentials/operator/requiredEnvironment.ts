import type { EnvironmentName } from "@sallyport/credentials";
import { CommandError } from "../../../output/CommandError.js";
import { environmentOption } from "../../../settings/environmentOption.js";

/**
 * The environment that a command is for: what was given, or SALLYPORT_ENVIRONMENT of the shell (TOL-02).
 *
 * @throws CommandError where neither says one
 */
export function requiredEnvironment(
  given: EnvironmentName | undefined,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): EnvironmentName {
  if (given !== undefined) return given;
  if (variables.SALLYPORT_ENVIRONMENT) return environmentOption(variables.SALLYPORT_ENVIRONMENT);
  throw new CommandError(
    "No environment is named",
    "Give --environment with dev, staging or prod, or set SALLYPORT_ENVIRONMENT",
    64,
  );
}
