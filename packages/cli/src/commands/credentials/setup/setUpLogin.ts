import {
  type ClickHouseLoginToStore,
  type CredentialCheck,
  CredentialError,
  getCredentialManager,
} from "@sallyport/credentials";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import { StepFailure } from "../operator/StepFailure.js";
import { inSteps } from "../operator/Steps.js";
import { versionsOf } from "../operator/versionsOf.js";
import { HeldVault } from "./HeldVault.js";

interface SetUp {
  readonly login: ClickHouseLoginToStore;
  /** Tries everything and stores nothing. */
  readonly dryRun: boolean;
  /** Settings of the credential manager. Default: the process's environment. */
  readonly variables?: NodeJS.ProcessEnv;
}

/**
 * Stores the login of an environment, after it has opened the database over verified TLS. The secret itself is the stack's: it has its
 * key, its readers and its rotation before it has a value. Whatever ends it before the last step, nothing is stored.
 */
export async function setUpLogin(
  place: OperatorPlace,
  { login, dryRun, variables = process.env }: SetUp,
): Promise<readonly CredentialCheck[]> {
  const { environment, vault, secretName, administratorName } = place;
  return await inSteps(async (steps) => {
    await steps.run("secret", async () => {
      const state = await vault.describe(secretName).catch(deployFirst);
      const { current, pending } = versionsOf(state);
      if (pending !== undefined) throw rotating(secretName);
      const message =
        current === undefined ? `${secretName}, without a value` : `${secretName}, version ${current} is current`;
      return { message, result: state };
    });
    const masterarn = await steps.run("administrator", async () => {
      const { arn } = await vault
        .describe(administratorName)
        .catch((error) => noAdministrator(error, administratorName));
      return { message: `${administratorName} may change the password`, result: arn };
    });
    const wanted = { ...login, masterarn };
    const rehearsal = getCredentialManager({ vault: new HeldVault(), variables });
    await steps.run("fields", async () => {
      await rehearsal.storeClickHouseCredentials(environment, wanted);
      return { message: "All fields are there", result: undefined };
    });
    const { checks } = await rehearsal.validateCredentials("clickhouse", environment);
    steps.add(checks.filter(({ name }) => !name.startsWith("secret ")));
    await steps.run("stored", async () => {
      if (dryRun) return { message: "Not stored: --dry-run", result: undefined };
      const { versionId } = await getCredentialManager({ vault, variables }).storeClickHouseCredentials(
        environment,
        wanted,
      );
      return { message: `${secretName}, version ${versionId}`, result: undefined };
    });
  });
}

function deployFirst(error: unknown): never {
  if (!(error instanceof CredentialError) || error.code !== "secret-missing") throw error;
  throw new CredentialError({
    code: "secret-missing",
    what: "The environment has no secret for its login",
    fix: "Deploy stacks/credentials for it first: the secret then has its key, its readers and its rotation",
    cause: error,
  });
}

function noAdministrator(error: unknown, name: string): never {
  if (!(error instanceof CredentialError) || error.code !== "secret-missing") throw error;
  throw new StepFailure(
    `There is no secret ${name} with the login that may change passwords`,
    "Store it as stacks/credentials/README.md says, or name another with --admin-secret: nothing could rotate the login",
    { cause: error },
  );
}

function rotating(secretName: string): StepFailure {
  return new StepFailure(
    `A rotation of ${secretName} is under way`,
    "Wait for its end (sallyport credentials list), or see docs/runbooks/rotation-stuck.md",
  );
}
