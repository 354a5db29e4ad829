import {
  type ClickHouseLoginToStore,
  CredentialError,
  clickHouseFromVariables,
  type EnvironmentName,
} from "@sallyport/credentials";
import { CommandError } from "../../../output/CommandError.js";
import { askLogin } from "./askLogin.js";

/** Where a login comes from. */
export interface LoginSource {
  /** Asks at the terminal, which is the default. */
  readonly interactive?: boolean;
  /** Takes it from CLICKHOUSE_… variables. */
  readonly fromEnv?: boolean;
}

/** @throws CommandError for both sources at once */
export function checkSource({ interactive, fromEnv }: LoginSource): void {
  if (interactive && fromEnv)
    throw new CommandError("--interactive and --from-env exclude each other", "Give one of them", 64);
}

/**
 * The login that somebody gives. No argument of a command takes one: processes show their arguments to everybody.
 *
 * @throws CommandError that names what is missing or wrong, where there is no terminal, and when the person breaks off
 */
export async function givenLogin(
  environment: EnvironmentName,
  { fromEnv = false }: LoginSource,
): Promise<ClickHouseLoginToStore> {
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
