import { isDeepStrictEqual } from "node:util";
import { PoisonError, scramVerifier } from "@sallyport/worker-kit";
import type { PostgresConnection } from "./PostgresConnection.js";
import { type Membership, type Role, readRole } from "./Role.js";
import { refuseRole } from "./refuseRole.js";

interface NewLogin {
  readonly username: string;
  readonly password?: string | undefined;
}

/**
 * Gives a user its new password, and exactly the rights of the user `like`; makes it where it is missing. All or nothing,
 * in one transaction; rotations of one pair of users wait for each other.
 *
 * @param connection of a user that administers both users and the roles that they are members of
 * @param confirm called under the lock; what it throws leaves everything as it is
 * @throws PoisonError where `like` is no user, or one that cannot be rotated, or the two cannot be made equal
 */
export async function letUserIn(
  connection: PostgresConnection,
  login: NewLogin,
  like: string,
  confirm: () => Promise<void>,
): Promise<void> {
  await connection.query("BEGIN");
  // One lock for all: it is held for milliseconds, and users belong to the whole cluster.
  await connection.query("SELECT pg_advisory_xact_lock(hashtextextended('sallyport-rotation', 0))");
  await confirm();
  const model = await roleNamed(connection, like);
  refuseRole(model);
  await setPassword(connection, login, model);
  await alignMemberships(connection, login.username, model);
  refuseDifference(await roleNamed(connection, login.username), model);
  await connection.query("COMMIT");
}

async function roleNamed(connection: PostgresConnection, name: string): Promise<Role> {
  const role = await readRole(connection, name);
  if (role !== undefined) return role;
  throw new PoisonError({
    reason: "no-role",
    what: `The database has no role ${name}, whose login is to be rotated`,
    fix: "Run the migration that makes it, or correct the field username of the secret",
  });
}

async function setPassword(connection: PostgresConnection, login: NewLogin, model: Role): Promise<void> {
  const exists = (await readRole(connection, login.username)) !== undefined;
  const verifier = connection.escapeLiteral(scramVerifier(login.password ?? ""));
  const attributes = `LOGIN ${model.inherits ? "INHERIT" : "NOINHERIT"} CONNECTION LIMIT ${model.connectionLimit}`;
  const verb = exists ? "ALTER" : "CREATE";
  const user = connection.escapeIdentifier(login.username);
  await connection.query(`${verb} ROLE ${user} ${attributes} VALID UNTIL 'infinity' PASSWORD ${verifier}`);
}

async function alignMemberships(connection: PostgresConnection, username: string, model: Role): Promise<void> {
  const { memberships } = await roleNamed(connection, username);
  const user = connection.escapeIdentifier(username);
  for (const wanted of model.memberships) {
    if (memberships.some((held) => isDeepStrictEqual(held, wanted))) continue;
    await connection.query(`GRANT ${connection.escapeIdentifier(wanted.role)} TO ${user} WITH ${optionsOf(wanted)}`);
  }
  for (const { role } of memberships) {
    if (model.memberships.some((wanted) => wanted.role === role)) continue;
    await connection.query(`REVOKE ${connection.escapeIdentifier(role)} FROM ${user}`);
  }
}

function optionsOf({ inherit, set }: Membership): string {
  return `ADMIN FALSE, INHERIT ${inherit ? "TRUE" : "FALSE"}, SET ${set ? "TRUE" : "FALSE"}`;
}

/** What neither a membership nor an attribute makes equal, somebody gave to one of the two by hand. */
function refuseDifference(role: Role, model: Role): void {
  refuseRole(role);
  const differing = (["inherits", "connectionLimit", "memberships", "settings"] as const).filter(
    (property) => !isDeepStrictEqual(role[property], model[property]),
  );
  if (differing.length === 0) return;
  throw new PoisonError({
    reason: "roles-differ",
    what: `The roles ${model.name} and ${role.name} would not be equal (${differing.join(", ")})`,
    fix: "Give both the same settings (ALTER ROLE … SET) and memberships, or drop the one that nobody uses",
  });
}
