import { ArgumentError } from "../errors/ArgumentError.js";

/** Words of names that hold a secret itself, and endings of names that only say where one is. */
const secretLike = /PASSWORD|PASSWD|PASSPHRASE|SECRET|TOKEN|API_?KEY|PRIVATE_?KEY|ACCESS_?KEY|CREDENTIAL/i;
const reference = /_(ARN|NAME|ID|URL|PATH|PARAMETER|PREFIX|SECONDS)$/i;
const credentials = ["AWS_ACCESS_KEY", "AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"];

/** Texts that are a secret whatever the variable is called. */
const secretValues: readonly (readonly [RegExp, string])[] = [
  [/\b(AKIA|ASIA)[A-Z2-7]{16}\b/, "an AWS access key"],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/, "a private key"],
  [/^[a-z][a-z0-9+.-]*:\/\/[^/\s:@]+:[^/\s@]+@/i, "a password in a URL"],
];

/**
 * Checks that an environment holds no secret, as far as names and plain values show it (SEC-01): whoever may read the
 * configuration reads the environment.
 *
 * @throws ArgumentError naming the variable, never its value
 */
export function checkEnvironmentVariables(component: string, variables: Readonly<Record<string, unknown>> = {}): void {
  for (const [name, value] of Object.entries(variables)) {
    const argument = `environmentVariables.${name}`;
    if (!/^[A-Za-z][A-Za-z0-9_]+$/.test(name)) {
      throw new ArgumentError(component, argument, name, "use letters, digits and underscores, starting with a letter");
    }
    if (credentials.includes(name) || (secretLike.test(name) && !reference.test(name))) {
      const fix = "pass the ARN of a secret, in a variable that ends in _ARN, and read it with the function's role";
      throw new ArgumentError(component, argument, name, fix);
    }
    const [, found] = secretValues.find(([pattern]) => typeof value === "string" && pattern.test(value)) ?? [];
    if (found !== undefined) {
      const fix = `it holds ${found}: keep that in a secret and pass the secret's ARN`;
      throw new ArgumentError(component, argument, "…", fix);
    }
  }
}
