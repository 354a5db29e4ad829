import { type DatabaseLogin, FatalError, scramVerifier } from "@sallyport/worker-kit";
import type { ClientBase } from "pg";
import { roleNames } from "./roleNames.js";

/**
 * Lets a loader in with the password of its secret: the first one, or the current one where a database was restored from
 * before a rotation. The server gets a verifier, never the password.
 *
 * @param logsIn whether the login works already: then nothing is changed
 * @returns whether the password was changed
 * @throws FatalError where the secret names another user than a loader
 */
export async function applyLogin(
  client: ClientBase,
  login: DatabaseLogin,
  logsIn: (login: DatabaseLogin) => Promise<boolean>,
): Promise<boolean> {
  const { username, password } = login;
  if (username !== roleNames.loader && username !== roleNames.loaderClone) {
    throw new FatalError({
      reason: "other-login",
      what: "The loader's secret names a user that is no loader",
      fix: `Its username has to be ${roleNames.loader} or ${roleNames.loaderClone}`,
    });
  }
  // A first value without a password: the first rotation makes it.
  if (password === undefined || (await logsIn(login))) return false;
  const verifier = client.escapeLiteral(scramVerifier(password));
  await client.query(`ALTER ROLE ${client.escapeIdentifier(username)} PASSWORD ${verifier}`);
  return true;
}
