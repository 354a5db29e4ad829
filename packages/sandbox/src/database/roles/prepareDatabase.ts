import pg from "pg";
import { SandboxError } from "../../lifecycle/SandboxError.js";
import { scramVerifier } from "./scramVerifier.js";

const { escapeIdentifier, escapeLiteral } = pg;

/** Whom a database is for. */
export interface MasterUser {
  readonly username: string;
  readonly password: string;
}

/**
 * Makes what a new RDS instance has, or brings an existing one there: the roles `rds_superuser` and `rds_iam`, the master
 * user with the given password, and a database of its own. The master is no superuser: it makes roles and databases, reads
 * statistics and ends others' queries.
 *
 * @param client of the superuser
 * @param database undefined for none but `postgres`
 */
export async function prepareDatabase(client: pg.Client, master: MasterUser, database?: string): Promise<void> {
  if (/^(rdsadmin|rds_.*|postgres)$/.test(master.username))
    throw new SandboxError(`${master.username} cannot be the master user`, "give a name that RDS has not taken");
  await ensureRole(client, "rds_superuser");
  await ensureRole(client, "rds_iam");
  await client.query("GRANT pg_monitor, pg_signal_backend, pg_checkpoint TO rds_superuser WITH ADMIN OPTION");
  // So that the master can grant it, but is no member: members sign in by token.
  await client.query("GRANT rds_iam TO rds_superuser WITH ADMIN TRUE, INHERIT FALSE, SET FALSE");
  await ensureRole(client, master.username);
  await setMasterPassword(client, master);
  const owner = escapeIdentifier(master.username);
  await client.query(`GRANT rds_superuser TO ${owner}`);
  await client.query(`ALTER DATABASE postgres OWNER TO ${owner}`);
  if (database !== undefined) await ensureDatabase(client, database, owner);
}

/** Gives the master user a password, and back what makes it the master. */
async function setMasterPassword(client: pg.Client, { username, password }: MasterUser): Promise<void> {
  const attributes = "LOGIN CREATEROLE CREATEDB NOSUPERUSER NOREPLICATION NOBYPASSRLS";
  const verifier = escapeLiteral(scramVerifier(password));
  await client.query(`ALTER ROLE ${escapeIdentifier(username)} WITH ${attributes} PASSWORD ${verifier}`);
}

async function ensureRole(client: pg.Client, name: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
  if (rowCount === 0) await client.query(`CREATE ROLE ${escapeIdentifier(name)}`);
}

async function ensureDatabase(client: pg.Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await client.query("SELECT FROM pg_database WHERE datname = $1", [name]);
  if (rowCount === 0) await client.query(`CREATE DATABASE ${escapeIdentifier(name)} OWNER ${owner}`);
}
