import { CredentialError } from "../CredentialError.js";
import type { EnvironmentName } from "../EnvironmentName.js";

/** What a login is of; the middle of its secret's name. */
export type LoginKind = "clickhouse" | "postgres";

/** `avesa/clickhouse/prod` (SEC-04): the namespace is configuration, the environment always comes last. */
export function secretNameOf(namespace: string, kind: LoginKind, environment: EnvironmentName): string {
  return `${namespace}/${kind}/${environment}`;
}

/**
 * Refuses a secret whose name, or whose own field `environment`, is of another environment than the one asked for (SEC-15).
 *
 * @throws CredentialError `wrong-environment`
 */
export function refuseOtherEnvironment(
  secretName: string,
  environment: EnvironmentName,
  field: string | undefined = environment,
): void {
  const inName = secretName.split("/").at(-1);
  if (inName === environment && field === environment) return;
  throw new CredentialError({
    code: "wrong-environment",
    what:
      inName === environment
        ? `The secret ${secretName} says in its field environment that it is of another environment`
        : `The secret ${secretName} is not one of ${environment}: its name has to end in /${environment}`,
    fix: `Set up the credentials of ${environment} by themselves: sallyport credentials setup --environment ${environment}`,
  });
}
