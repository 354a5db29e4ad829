import { CredentialError } from "./CredentialError.js";

/** The environments that there are (VAL-07). Each has its own secrets, keys and roles. */
export const environmentNames = ["dev", "staging", "prod"] as const;
export type EnvironmentName = (typeof environmentNames)[number];

/**
 * An environment by its name, checked where the name comes in.
 *
 * @throws CredentialError `unknown-environment`
 */
export function parseEnvironment(name: string): EnvironmentName {
  const found = environmentNames.find((known) => known === name);
  if (found !== undefined) return found;
  throw new CredentialError({
    code: "unknown-environment",
    what: `There is no environment ${JSON.stringify(name.slice(0, 40))}`,
    fix: `Name one of ${environmentNames.join(", ")}`,
  });
}
