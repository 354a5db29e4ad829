import { isClickHouseRefusal, isPostgresRefusal, parseClickHouseLogin } from "@sallyport/credentials";
import { parseDatabaseLogin } from "@sallyport/worker-kit";
import { ClickHouseTarget } from "../clickhouse/ClickHouseTarget.js";
import type { CredentialTarget } from "../ports.js";
import { PostgresTarget } from "../postgres/PostgresTarget.js";
import type { CrashPlan } from "./CrashPlan.js";
import type { LoginAttempt } from "./RetryingClient.js";
import type { RotationBed } from "./RotationBed.js";

/** What tests of both engines need of each. */
export interface EngineBed {
  readonly engine: "postgres" | "clickhouse";
  readonly target: CredentialTarget;
  readonly attempt: LoginAttempt;
  /** The target whose connections end where the plan says. */
  crashing(plan: CrashPlan): CredentialTarget;
  /** Makes a user with one role and a secret with its login; gives the secret's ARN. */
  makeLogin(name: string): Promise<string>;
  /** Roles of a user; undefined where there is no such user. */
  rolesOf(username: string): Promise<readonly string[] | undefined>;
}

/** The role that all their users have. */
const role = "shop_owner";

async function postgresBed(bed: RotationBed): Promise<EngineBed> {
  await bed.sql(`CREATE ROLE ${role} NOLOGIN`);
  return {
    engine: "postgres",
    target: new PostgresTarget(bed.connect),
    attempt: {
      isRefusal: isPostgresRefusal,
      logIn: async (value) => {
        const { username: user, password = "", host, port, dbname } = parseDatabaseLogin(value, "secret");
        await (await bed.connect({ host, port, dbname, user, password })).end();
      },
    },
    crashing: (plan) => new PostgresTarget(plan.connect(bed.connect)),
    makeLogin: (name) => bed.makeLogin(name, [`CREATE ROLE ${name} LOGIN`, `GRANT ${role} TO ${name}`]),
    rolesOf: async (username) => {
      const users = await bed.sql(`SELECT FROM pg_roles WHERE rolname = '${username}'`);
      const rows = await bed.sql<{ role: string }>(
        `SELECT g.rolname || a.admin_option || a.inherit_option || a.set_option AS role
           FROM pg_auth_members a JOIN pg_roles g ON g.oid = a.roleid JOIN pg_roles m ON m.oid = a.member
          WHERE m.rolname = '${username}'`,
      );
      // Member of it with inheritance and SET ROLE, and not its administrator.
      return users.length === 0 ? undefined : rows.map((row) => row.role.replace(/falsetruetrue$/, ""));
    },
  };
}

export async function clickHouseBed(bed: RotationBed): Promise<EngineBed> {
  await bed.clickHouse.run(`CREATE ROLE \`${role}\``);
  const asAdmin = () => bed.connectClickHouse({ ...bed.clickHouse, ...bed.clickHouse.admin });
  return {
    engine: "clickhouse",
    target: new ClickHouseTarget(bed.connectClickHouse),
    attempt: {
      isRefusal: isClickHouseRefusal,
      logIn: async (value) => {
        const { host, port, username, password = "" } = parseClickHouseLogin(value, "secret");
        const connection = bed.connectClickHouse({ host, port, username, password });
        await connection.rows("SELECT 1 AS one").finally(() => connection.end());
      },
    },
    crashing: (plan) => new ClickHouseTarget(plan.connectClickHouse(bed.connectClickHouse)),
    makeLogin: (name) => bed.makeClickHouseLogin(name, [role]),
    rolesOf: async (name) => {
      const connection = asAdmin();
      try {
        const users = await connection.rows("SELECT host_ip FROM system.users WHERE name = {name:String}", { name });
        const query = `SELECT granted_role_name AS role, with_admin_option AS admin FROM system.role_grants
          WHERE user_name = {name:String} ORDER BY role`;
        const rows = await connection.rows<{ role: string; admin: number }>(query, { name });
        return users.length === 0 ? undefined : rows.map(({ role, admin }) => (admin === 0 ? role : `${role}!`));
      } finally {
        await connection.end();
      }
    },
  };
}

/** One bed for each engine. */
export async function engineBeds(bed: RotationBed): Promise<readonly EngineBed[]> {
  return [await postgresBed(bed), await clickHouseBed(bed)];
}
