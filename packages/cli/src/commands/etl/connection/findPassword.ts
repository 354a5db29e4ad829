import { CommandError } from "../../../output/CommandError.js";
import { askPassword } from "./askPassword.js";
import type { DatabaseAddress } from "./DatabaseAddress.js";
import { passwordFromFile } from "./passwordFile.js";

/**
 * The password of a login: `PGPASSWORD`, else the line of `~/.pgpass` (or `$PGPASSFILE`) that fits, as every client of
 * PostgreSQL does it; else a terminal is asked.
 *
 * @throws CommandError where there is none, and nobody to ask
 */
export async function findPassword(
  address: DatabaseAddress,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  if (environment.PGPASSWORD) return environment.PGPASSWORD;
  const kept = await passwordFromFile(address, environment);
  if (kept !== undefined) return kept;
  const { host, port, database, user } = address;
  if (!process.stdin.isTTY)
    throw new CommandError(
      `there is no password for ${user} at ${host}:${port}`,
      `set PGPASSWORD, or add the line ${host}:${port}:${database}:${user}:PASSWORD to ~/.pgpass (mode 0600)`,
      64,
    );
  return await askPassword(`password of ${user} at ${host}: `);
}
