import { CredentialError, type EnvironmentName } from "@sallyport/credentials";
import type { OperatorPlace } from "../operator/OperatorPlace.js";
import type { CredentialOutcome } from "../operator/reportChecks.js";
import { versionsOf } from "../operator/versionsOf.js";
import { failedSteps } from "../rotate/failedSteps.js";
import { judgeLogin, type LoginState } from "./judgeLogin.js";

/** What is known of an environment's login, without its value (GOV-04). Times are ISO 8601. */
export interface ListedLogin extends CredentialOutcome {
  readonly environment: EnvironmentName;
  readonly secret: string;
  readonly state: LoginState;
  readonly current: string | null;
  readonly previous: string | null;
  readonly pending: string | null;
  readonly rotationDays: number | null;
  readonly lastRotated: string | null;
  readonly nextRotation: string | null;
  readonly lastAccessed: string | null;
}

const fixes: Readonly<Record<LoginState, string | undefined>> = {
  current: undefined,
  rotating: undefined,
  failed: "docs/runbooks/rotation-stuck.md, step 3",
  overdue: "docs/runbooks/rotation-stuck.md, step 4",
  empty: "Set it up: sallyport credentials setup --environment <environment> --interactive",
  deleted: "docs/runbooks/secret-not-found.md, step 2",
  missing: "docs/runbooks/secret-not-found.md, step 3",
  unreadable: "docs/runbooks/login-failing.md: secret-denied",
};

/**
 * Looks at the login of an environment.
 *
 * @param wanted whether the environment was asked for by its name: if not, that it is not here, or not for this role, is no finding
 */
export async function listLogin(place: OperatorPlace, wanted: boolean): Promise<ListedLogin> {
  const { environment, secretName, vault } = place;
  try {
    const found = await vault.describe(secretName);
    const versions = versionsOf(found);
    const { rotationFunctionArn } = found;
    const failed =
      versions.pending === undefined || rotationFunctionArn === undefined
        ? undefined
        : (await failedSteps(place, rotationFunctionArn, versions.pending)).at(-1);
    const { state, message } = judgeLogin(found, failed, Date.now());
    return {
      ...outcome(place, state, message, true),
      current: versions.current ?? null,
      previous: versions.previous ?? null,
      pending: versions.pending ?? null,
      rotationDays: found.rotationDays ?? null,
      lastRotated: found.lastRotated?.toISOString() ?? null,
      nextRotation: found.nextRotation?.toISOString() ?? null,
      lastAccessed: found.lastAccessed?.toISOString() ?? null,
    };
  } catch (error) {
    const state = absence(error);
    if (state === undefined) throw error;
    const message = state === "missing" ? `There is no ${secretName} here` : `This role may not see ${secretName}`;
    return { ...outcome({ environment, secretName }, state, message, wanted), ...nothingKnown };
  }
}

const nothingKnown = {
  ...{ current: null, previous: null, pending: null, rotationDays: null },
  ...{ lastRotated: null, nextRotation: null, lastAccessed: null },
} as const;

function outcome(
  { environment, secretName }: Pick<OperatorPlace, "environment" | "secretName">,
  state: LoginState,
  message: string,
  counts: boolean,
) {
  const fix = counts ? fixes[state] : undefined;
  const ok = fix === undefined;
  return {
    environment,
    secret: secretName,
    state,
    checks: [{ name: `${environment} ${state}`, ok, message, ...(ok ? {} : { fix }) }],
  };
}

function absence(error: unknown): "missing" | "unreadable" | undefined {
  if (!(error instanceof CredentialError)) return undefined;
  if (error.code === "secret-missing") return "missing";
  return error.code === "secret-denied" ? "unreadable" : undefined;
}
