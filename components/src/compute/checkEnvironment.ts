import { ArgumentError } from "../errors/ArgumentError.js";

/** Words of a variable's name that say that its value opens something. */
const secretWords =
  /(^|_)(SECRET|SECRETS|PASSWORD|PASSWD|PWD|PASSPHRASE|TOKEN|CREDENTIAL|CREDENTIALS|APIKEY|(API|ACCESS|PRIVATE|SIGNING|ENCRYPTION)_KEY)(_|$)/;

/** Last words of a name that say that the value only tells where the secret is, or how long it lives. */
const pointers = /_(ARN|NAME|PATH|FILE|URI|PREFIX|SECONDS|MINUTES|DAYS|COUNT|LIMIT)$/;

/** Texts that are keys whatever their variable is called: AWS access key ids and PEM private keys. */
const keys = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----/;

/**
 * Refuses secrets in a container's environment, where everyone who can describe the task reads them (IAM-15, FSBP
 * ECS.8): names that say so, and known values that are keys. `DB_SECRET_ARN` and the like only point to one.
 *
 * @throws ArgumentError naming the variable; the value of a secret is not repeated
 */
export function checkEnvironment(
  component: string,
  argument: string,
  variables: Readonly<Record<string, unknown>>,
): void {
  for (const [name, value] of Object.entries(variables)) {
    const path = `${argument}.${name}`;
    const fix = "keep it in Secrets Manager, give its ARN here and have the code read it under its role";
    if (!/^[A-Za-z_][A-Za-z0-9_]*$/.test(name)) {
      throw new ArgumentError(component, path, name, "name it in letters, digits and underscores, no digit first");
    }
    const upper = name.toUpperCase();
    if (secretWords.test(upper) && !pointers.test(upper)) throw new ArgumentError(component, path, "(not shown)", fix);
    if (typeof value === "string" && keys.test(value)) throw new ArgumentError(component, path, "(not shown)", fix);
  }
}
