import { CommandError } from "../../../output/CommandError.js";
import { askPassword } from "./askPassword.js";
import type { DatabaseAddress } from "./DatabaseAddress.js";

/**
 * The password of a login: `PGPASSWORD`, else the line of `~/.pgpass` (or `$PGPASSFILE`) that fits, as every client of
 * PostgreSQL does it; else a terminal is asked.
 *
 * @throws CommandError where there is none, and nobody to ask
 */
export async function findPassword(
  { host, port, database, user }: DatabaseAddress,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<string> {
  if (environment.PGPASSWORD) return environment.PGPASSWORD;
  const { default: pgpass } = await import("pgpass");
  const kept = await new Promise<string | undefined>((resolve) => pgpass({ host, port, database, user }, resolve));
  if (kept !== undefined) return kept;
  if (!process.stdin.isTTY)
    throw new CommandError(
      `there is no password for ${user} at ${host}:${port}`,
      `set PGPASSWORD, or add the line ${host}:${port}:${database}:${user}:PASSWORD to ~/.pgpass (mode 0600)`,
      64,
    );
  return await askPassword(`password of ${user} at ${host}: `);
}
