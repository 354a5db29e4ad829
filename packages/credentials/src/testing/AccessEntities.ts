import { createHash } from "node:crypto";
import type { ClickHouseUser, UserHosts } from "./ClickHouseUser.js";
import { ServerException } from "./ServerException.js";

const name = "`((?:[^`\\\\]|\\\\.)*)`";
const create = new RegExp(`^CREATE USER (IF NOT EXISTS )?${name} IDENTIFIED WITH sha256_hash BY '([0-9a-f]{64})'(.*)$`);
const alter = new RegExp(`^ALTER USER ${name} IDENTIFIED WITH sha256_hash BY '([0-9a-f]{64})'(.*)$`);
const drop = new RegExp(`^DROP USER IF EXISTS ${name}$`);
const createRole = new RegExp(`^CREATE ROLE ${name}$`);
const grantRole = new RegExp(`^GRANT ${name} TO ${name}$`);
const revokeRole = new RegExp(`^REVOKE ${name} FROM ${name}$`);
const grantRight = new RegExp(`^GRANT ([A-Z ]+ ON \\S+) TO ${name}$`);

const anywhere: UserHosts = { host_ip: ["::/0"], host_names: [], host_names_regexp: [], host_names_like: [] };

/**
 * Users and roles, and the statements that change them, in the forms that our programs send. A statement takes effect as a
 * whole, as ClickHouse's do.
 */
export class AccessEntities {
  readonly users = new Map<string, ClickHouseUser>();
  readonly roles = new Set<string>();

  /** @throws ServerException 516 for a user that there is not, and for another password, with one text */
  authenticate(username: string, password: string): void {
    const hash = createHash("sha256").update(password).digest("hex");
    const user = this.users.get(username);
    if (user?.hash === hash && user.hosts.host_ip.length + user.hosts.host_names.length > 0) return;
    const why = "Authentication failed: password is incorrect, or there is no user with such name";
    throw new ServerException(516, "AUTHENTICATION_FAILED", `${username}: ${why}`);
  }

  /**
   * Does a statement that changes access.
   *
   * @returns false where it is none of those
   * @throws ServerException as ClickHouse does
   */
  apply(statement: string): boolean {
    const forms: readonly [RegExp, (...parts: string[]) => void][] = [
      [create, (once, user, hash, rest) => this.#create(user, hash, rest, once !== "")],
      [alter, (user, hash, rest) => this.#identify(this.#user(user), hash, rest)],
      [drop, (user) => void this.users.delete(user)],
      [createRole, (role) => void this.roles.add(role)],
      [grantRole, (role, user) => void this.#user(user).roles.add(this.#role(role))],
      [revokeRole, (role, user) => void this.#user(user).roles.delete(this.#role(role))],
      [grantRight, (right, user) => void this.#user(user, true).rights.push(right)],
    ];
    for (const [form, change] of forms) {
      const match = form.exec(statement);
      if (match === null) continue;
      change(...match.slice(1).map((part) => (part ?? "").replaceAll(/\\(.)/g, "$1")));
      return true;
    }
    return false;
  }

  #create(user = "", hash = "", rest = "", once = false): void {
    if (this.users.has(user)) {
      if (once) return;
      throw new ServerException(493, "ACCESS_ENTITY_ALREADY_EXISTS", `User ${user}: already exists`);
    }
    const made: ClickHouseUser = { name: user, hash, hosts: anywhere, database: "", roles: new Set(), rights: [] };
    this.#identify(made, hash, rest);
    this.users.set(user, made);
  }

  #identify(user: ClickHouseUser, hash = "", rest = ""): void {
    const clauses = /^(?: HOST (.+?))?(?: DEFAULT DATABASE (NONE|`[^`]+`))?$/.exec(rest);
    if (clauses === null) throw new ServerException(62, "SYNTAX_ERROR", "Syntax error");
    const [, hosts, database] = clauses;
    user.hash = hash;
    if (hosts !== undefined) user.hosts = hostsIn(hosts);
    if (database !== undefined) user.database = database === "NONE" ? "" : database.slice(1, -1);
  }

  #user(user = "", forGrant = false): ClickHouseUser {
    const found = this.users.get(user);
    if (found !== undefined) return found;
    if (forGrant)
      throw new ServerException(511, "UNKNOWN_ROLE", `There is no role \`${user}\` in \`user directories\``);
    throw new ServerException(192, "UNKNOWN_USER", `There is no user \`${user}\` in \`user directories\``);
  }

  #role(role = ""): string {
    if (this.roles.has(role)) return role;
    throw new ServerException(511, "UNKNOWN_ROLE", `There is no role \`${role}\` in \`user directories\``);
  }
}

function hostsIn(clause: string): UserHosts {
  if (clause === "ANY") return anywhere;
  const of = (word: string) => [...clause.matchAll(new RegExp(`${word} '([^']*)'`, "g"))].map(([, text = ""]) => text);
  return {
    host_ip: of("IP"),
    host_names: of("NAME"),
    host_names_regexp: of("REGEXP"),
    host_names_like: of("LIKE"),
  };
}
