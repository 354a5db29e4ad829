import { FatalError } from "@sallyport/worker-kit";
import type { ClientBase } from "pg";
import type { MigrationOptions } from "./MigrationOptions.js";
import { roleNames } from "./roleNames.js";

/** A role as it has to be, whoever made it. */
interface WantedRole {
  readonly name: string;
  readonly login: boolean;
  /** Roles whose rights it has, and into which it may change. */
  readonly memberOf: readonly string[];
}

/** RDS's role of users that sign in by token; members cannot sign in by password. */
const IAM_ROLE = "rds_iam";

/**
 * Makes the roles that are missing, without passwords: nobody logs in as a loader before its first rotation, or before
 * the loader's secret is applied.
 *
 * @returns those that were made
 * @throws FatalError where a role of the name has other powers or memberships: it is not ours to change
 */
export async function ensureRoles(client: ClientBase, { iamAuthentication }: MigrationOptions): Promise<string[]> {
  const { owner, loader, loaderClone, reader } = roleNames;
  const wanted: readonly WantedRole[] = [
    { name: owner, login: false, memberOf: [] },
    { name: reader, login: false, memberOf: [] },
    { name: loader, login: true, memberOf: [owner, ...(iamAuthentication ? [IAM_ROLE] : [])] },
    { name: loaderClone, login: true, memberOf: [owner] },
  ];
  const made: string[] = [];
  for (const role of wanted) {
    if (await ensureRole(client, role)) made.push(role.name);
    for (const group of role.memberOf) await ensureMembership(client, role.name, group);
    await refuseOtherRole(client, role);
  }
  return made;
}

async function ensureRole(client: ClientBase, { name, login }: WantedRole): Promise<boolean> {
  const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [name]);
  if (rowCount !== 0) return false;
  await client.query(`CREATE ROLE ${client.escapeIdentifier(name)} ${login ? "LOGIN" : "NOLOGIN"} INHERIT`);
  return true;
}

async function ensureMembership(client: ClientBase, name: string, group: string): Promise<void> {
  const { rowCount } = await client.query(`${MEMBERSHIPS} AND g.rolname = $2`, [name, group]);
  if (rowCount !== 0) return;
  const options = group === IAM_ROLE ? "" : " WITH ADMIN FALSE, INHERIT TRUE, SET TRUE";
  await client.query(`GRANT ${client.escapeIdentifier(group)} TO ${client.escapeIdentifier(name)}${options}`);
}

const MEMBERSHIPS = `
SELECT g.rolname AS name
  FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
 WHERE m.rolname = $1`;

interface FoundRole {
  readonly login: boolean;
  readonly inherits: boolean;
  readonly powerful: boolean;
}

async function refuseOtherRole(client: ClientBase, { name, login, memberOf }: WantedRole): Promise<void> {
  const { rows } = await client.query<FoundRole>(
    `SELECT rolcanlogin AS login, rolinherit AS inherits,
            rolsuper OR rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls AS powerful
       FROM pg_roles WHERE rolname = $1`,
    [name],
  );
  const { rows: groups } = await client.query<{ name: string }>(MEMBERSHIPS, [name]);
  const others = groups.map((group) => group.name).filter((group) => !memberOf.includes(group));
  const faults = [
    ...(rows[0]?.login === login ? [] : [login ? "it may not log in" : "it may log in"]),
    ...(rows[0]?.inherits ? [] : ["it does not inherit"]),
    ...(rows[0]?.powerful ? ["it has powers over the server"] : []),
    ...(others.length > 0 ? [`it is a member of ${others.join(", ")}`] : []),
  ];
  if (faults.length === 0) return;
  throw new FatalError({
    reason: "other-role",
    what: `The database has a role ${name} that is not the pipeline's: ${faults.join("; ")}`,
    fix: "Take these rights from it, or rename it if others use it; the migration changes no role that was there",
  });
}
