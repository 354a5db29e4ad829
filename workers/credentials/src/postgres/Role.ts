import type { PostgresConnection } from "./PostgresConnection.js";

/** A membership that a role has, with what it gives. */
export interface Membership {
  readonly role: string;
  readonly admin: boolean;
  readonly inherit: boolean;
  readonly set: boolean;
}

/** All that decides what a login may do. */
export interface Role {
  readonly name: string;
  /** Superuser, CREATEROLE and the like, by the words of CREATE ROLE. */
  readonly powers: readonly string[];
  readonly inherits: boolean;
  readonly connectionLimit: number;
  readonly memberships: readonly Membership[];
  /** Settings of ALTER ROLE … SET, each with its database, or "*" for all. */
  readonly settings: readonly string[];
  /** How many objects of any database it owns, or has rights on by itself; tables of its open sessions aside. */
  readonly ownRights: number;
}

// One row a role, so that all of it is of one moment.
const QUERY = `
SELECT r.rolname AS name,
       array_remove(ARRAY[CASE WHEN r.rolsuper THEN 'SUPERUSER' END, CASE WHEN r.rolcreaterole THEN 'CREATEROLE' END,
         CASE WHEN r.rolcreatedb THEN 'CREATEDB' END, CASE WHEN r.rolreplication THEN 'REPLICATION' END,
         CASE WHEN r.rolbypassrls THEN 'BYPASSRLS' END], NULL) AS powers,
       r.rolinherit AS inherits,
       r.rolconnlimit AS "connectionLimit",
       coalesce((SELECT json_agg(m ORDER BY m.role) FROM (
         SELECT g.rolname AS role, bool_or(a.admin_option) AS admin, bool_or(a.inherit_option) AS inherit,
                bool_or(a.set_option) AS set
           FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid WHERE a.member = r.oid GROUP BY g.rolname) m),
         '[]') AS memberships,
       ARRAY(SELECT coalesce(d.datname, '*') || ' ' || unnest(s.setconfig)
               FROM pg_db_role_setting s LEFT JOIN pg_database d ON d.oid = s.setdatabase
              WHERE s.setrole = r.oid ORDER BY 1) AS settings,
       (SELECT count(*)::int FROM pg_shdepend p
         WHERE p.refclassid = 'pg_authid'::regclass AND p.refobjid = r.oid AND p.classid <> 'pg_auth_members'::regclass
           AND NOT EXISTS (SELECT FROM pg_class t WHERE p.classid = 'pg_class'::regclass AND t.oid = p.objid
                             AND t.relpersistence = 't'
                             AND p.dbid = (SELECT oid FROM pg_database WHERE datname = current_database())))
         AS "ownRights"
  FROM pg_roles r WHERE r.rolname = $1`;

/** Reads a role of the cluster; undefined where there is none of the name. */
export async function readRole(connection: PostgresConnection, name: string): Promise<Role | undefined> {
  const { rows } = await connection.query<Role>(QUERY, [name]);
  return rows[0];
}
