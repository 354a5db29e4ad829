/** A user as the front keeps it. */
export interface ClickHouseUser {
  readonly name: string;
  /** SHA-256 of the password, hexadecimal. */
  hash: string;
  hosts: UserHosts;
  database: string;
  readonly roles: Set<string>;
  /** Rights that it has by itself, such as "SELECT ON shop.*". */
  readonly rights: string[];
}

/** By the columns of system.users. */
export interface UserHosts {
  readonly host_ip: readonly string[];
  readonly host_names: readonly string[];
  readonly host_names_regexp: readonly string[];
  readonly host_names_like: readonly string[];
}
