import type { ClickHouseConnection } from "@sallyport/credentials";

/** A role that a user has. */
interface HeldRole {
  readonly role: string;
  readonly admin: boolean;
}

/** All that decides what a login may do, and from where. */
export interface User {
  readonly name: string;
  readonly hosts: Hosts;
  /** Whether all its roles are in force at login. */
  readonly rolesInForce: boolean;
  readonly defaultDatabase: string;
  readonly roles: readonly HeldRole[];
  /** Rights that it has by itself, and not by a role. */
  readonly ownRights: number;
  /** Settings and profiles of its own. */
  readonly settings: readonly string[];
  /** Quotas, row policies and profiles that name it. */
  readonly namedBy: readonly string[];
}

/** From where a user may log in, by the lists of system.users. */
export interface Hosts {
  readonly host_ip: readonly string[];
  readonly host_names: readonly string[];
  readonly host_names_regexp: readonly string[];
  readonly host_names_like: readonly string[];
}

interface UserRow extends Hosts {
  readonly rolesInForce: number;
  readonly defaultDatabase: string;
}

const USER = `SELECT host_ip, host_names, host_names_regexp, host_names_like, default_roles_all AS rolesInForce,
  default_database AS defaultDatabase FROM system.users WHERE name = {name:String}`;

const ROLES = `SELECT granted_role_name AS role, with_admin_option AS admin FROM system.role_grants
  WHERE user_name = {name:String} ORDER BY role`;

const RIGHTS = "SELECT toUInt32(count()) AS rights FROM system.grants WHERE user_name = {name:String}";

const SETTINGS = `SELECT concat(ifNull(inherit_profile, ''), ifNull(setting_name, ''), '=', ifNull(value, '')) AS setting
  FROM system.settings_profile_elements WHERE user_name = {name:String} ORDER BY setting`;

const NAMED_BY = `SELECT concat('quota ', name) AS what FROM system.quotas WHERE has(apply_to_list, {name:String})
  UNION ALL SELECT concat('row policy ', name) FROM system.row_policies WHERE has(apply_to_list, {name:String})
  UNION ALL SELECT concat('settings profile ', name) FROM system.settings_profiles WHERE has(apply_to_list, {name:String})`;

/**
 * Reads a user; undefined where there is none of the name. Five queries, which are not of one moment: nobody but the
 * administrator, and another attempt at the same rotation, changes a user.
 */
export async function readUser(connection: ClickHouseConnection, name: string): Promise<User | undefined> {
  const [row] = await connection.rows<UserRow>(USER, { name });
  if (row === undefined) return undefined;
  const roles = await connection.rows<{ role: string; admin: number }>(ROLES, { name });
  const [own] = await connection.rows<{ rights: number }>(RIGHTS, { name });
  const settings = await connection.rows<{ setting: string }>(SETTINGS, { name });
  const namedBy = await connection.rows<{ what: string }>(NAMED_BY, { name });
  const { host_ip, host_names, host_names_regexp, host_names_like, defaultDatabase } = row;
  return {
    name,
    hosts: { host_ip, host_names, host_names_regexp, host_names_like },
    rolesInForce: row.rolesInForce === 1,
    defaultDatabase,
    roles: roles.map(({ role, admin }) => ({ role, admin: admin === 1 })),
    ownRights: own?.rights ?? 0,
    settings: settings.map(({ setting }) => setting),
    namedBy: namedBy.map(({ what }) => what).sort(),
  };
}
