import { randomBytes } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import type { ClickHouseConnection } from "@sallyport/credentials";
import { PoisonError } from "@sallyport/worker-kit";
import { hostClause } from "./hostClause.js";
import { passwordHash } from "./passwordHash.js";
import { refuseUser } from "./refuseUser.js";
import { identifier, literal } from "./sql.js";
import { readUser, type User } from "./User.js";

interface NewLogin {
  readonly username: string;
  readonly password?: string | undefined;
}

/**
 * Gives a user exactly the roles of the user `like`, and then its new password; makes it where it is missing. ClickHouse has no
 * transaction over users, so the password comes last, in one statement with the hosts: until then the login is not let
 * in, and a retry does what is still to do.
 *
 * @param connection of a user that may make users and grant these roles
 * @param confirm called right before the password is set; what it throws leaves the password as it is
 * @throws PoisonError where `like` is no user, or one that cannot be rotated, or the two cannot be made equal
 */
export async function letUserIn(
  connection: ClickHouseConnection,
  login: NewLogin,
  like: string,
  confirm: () => Promise<void>,
): Promise<void> {
  const model = await userNamed(connection, like);
  refuseUser(model);
  const user = identifier(login.username);
  if ((await readUser(connection, login.username)) === undefined) {
    // Nobody knows this password, and from nowhere.
    const unknown = literal(passwordHash(randomBytes(32).toString("hex")));
    await connection.command(`CREATE USER IF NOT EXISTS ${user} IDENTIFIED WITH sha256_hash BY ${unknown} HOST NONE`);
  }
  await alignRoles(connection, await userNamed(connection, login.username), model);
  refuseDifference(await userNamed(connection, login.username), model);
  const hash = literal(passwordHash(login.password ?? ""));
  const database = model.defaultDatabase === "" ? "NONE" : identifier(model.defaultDatabase);
  const rest = `${hostClause(model.hosts)} DEFAULT DATABASE ${database}`;
  await confirm();
  await connection.command(`ALTER USER ${user} IDENTIFIED WITH sha256_hash BY ${hash} ${rest}`);
}

async function userNamed(connection: ClickHouseConnection, name: string): Promise<User> {
  const user = await readUser(connection, name);
  if (user !== undefined) return user;
  throw new PoisonError({
    reason: "no-user",
    what: `ClickHouse has no user ${name}, whose login is to be rotated, or the administrator may not see it`,
    fix: "Create the user, grant the administrator SHOW USERS, SHOW ROLES and ACCESS MANAGEMENT, or correct the field username of the secret",
  });
}

async function alignRoles(connection: ClickHouseConnection, user: User, model: User): Promise<void> {
  const name = identifier(user.name);
  for (const { role } of model.roles) {
    if (user.roles.some((held) => held.role === role)) continue;
    await connection.command(`GRANT ${identifier(role)} TO ${name}`);
  }
  for (const { role } of user.roles) {
    if (model.roles.some((wanted) => wanted.role === role)) continue;
    await connection.command(`REVOKE ${identifier(role)} FROM ${name}`);
  }
}

/** What no role makes equal, somebody gave to one of the two by hand. */
function refuseDifference(user: User, model: User): void {
  refuseUser(user);
  if (isDeepStrictEqual(user.roles, model.roles)) return;
  throw new PoisonError({
    reason: "users-differ",
    what: `The users ${model.name} and ${user.name} would not have the same roles`,
    fix: "Grant the administrator these roles WITH ADMIN OPTION, or drop the user that nobody uses",
  });
}
