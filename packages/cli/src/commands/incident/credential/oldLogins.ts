import {
  type ClickHouseLogin,
  type CredentialCheck,
  CredentialError,
  connectClickHouse,
  isClickHouseRefusal,
  parseClickHouseLogin,
  type SecretVault,
} from "@sallyport/credentials";

/** The logins that a secret holds now: the current one, and the one from before, which opens too. */
export async function loginsOf(vault: SecretVault, secretName: string): Promise<readonly ClickHouseLogin[]> {
  const found: ClickHouseLogin[] = [];
  for (const stage of ["AWSCURRENT", "AWSPREVIOUS"]) {
    try {
      const { value } = await vault.read(secretName, stage);
      found.push(parseClickHouseLogin(value.reveal(), secretName));
    } catch (error) {
      // A first login has none from before.
      if (!(error instanceof CredentialError) || error.code !== "secret-missing" || stage === "AWSCURRENT") throw error;
    }
  }
  return found;
}

/**
 * Tries a login from before the rotations at its server, which has to refuse it.
 *
 * @param ca PEM text of the server's authorities. Default: those that Node trusts
 */
export async function refusedLogin(login: ClickHouseLogin, ca: string | undefined): Promise<CredentialCheck> {
  const { host, port, username, password = "" } = login;
  const name = "login from before refused";
  const connection = connectClickHouse(ca)({ host, port, username, password });
  try {
    await connection.rows("SELECT currentUser() AS user");
    return {
      ...{
        name,
        ok: false,
        message: `A password of ${username} from before the rotations still opens ${host}:${port}`,
      },
      fix: `Lock the user at the server now: ALTER USER ${username} HOST NONE; then docs/runbooks/rotation-stuck.md`,
    };
  } catch (error) {
    if (isClickHouseRefusal(error)) return { name, ok: true, message: `${username}, by ${host}:${port}` };
    return {
      ...{
        name,
        ok: false,
        code: "server-unreachable",
        message: `${host}:${port} could not be asked about ${username}`,
      },
      fix: "Run this from where the server can be reached; docs/runbooks/login-failing.md, step 2",
    };
  } finally {
    await connection.end();
  }
}
