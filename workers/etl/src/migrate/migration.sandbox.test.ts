import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import { type Postgres, startPostgres } from "@sallyport/sandbox";
import pg from "pg";
import { ledgerSchema, ledgerVersions } from "./ledgerVersions.js";
import { migrate } from "./migrate.js";
import { openDatabase } from "./openDatabase.js";
import { roleNames } from "./roleNames.js";
import { type MigrationAnswer, runMigration } from "./runMigration.js";
import { readMigrationSettings } from "./settings.js";

const masterArn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:master";
const loaderArn = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:loader";
const password = "QmFyZS1tZXRhbC1wYXNzd29yZC1vZi10aGUtbG9hZGVy";

describe("the migration, on a PostgreSQL whose master user is no superuser", () => {
  let server: Postgres;
  let secrets: Record<string, string>;

  beforeAll(async () => {
    server = await startPostgres({ parameters: { fsync: "off", log_statement: "ddl" } });
    const { host, port, database } = server;
    secrets = {
      [masterArn]: JSON.stringify(server.master),
      [loaderArn]: JSON.stringify({
        engine: "postgres",
        host,
        port,
        dbname: database,
        username: "etl_loader",
        password,
      }),
    };
  });

  afterAll(async () => {
    await server?.stop();
  });

  beforeEach(async () => {
    await as(server.administrator, async (client) => {
      for (const schema of ["etl", "Sales 2026", ledgerSchema]) {
        await client.query(`DROP SCHEMA IF EXISTS ${client.escapeIdentifier(schema)} CASCADE`);
      }
      for (const role of Object.values(roleNames).reverse()) {
        const { rowCount } = await client.query("SELECT FROM pg_roles WHERE rolname = $1", [role]);
        if (rowCount === 1) await client.query(`DROP OWNED BY ${role} CASCADE; DROP ROLE ${role}`);
      }
    });
  });

  const as = async <Result>(
    user: { readonly username: string; readonly password: string },
    work: (client: pg.Client) => Promise<Result>,
  ): Promise<Result> => {
    const { host, port, database: dbname, ca } = server;
    const client = await openDatabase({ engine: "postgres", host, port, dbname, ...user }, ca);
    try {
      return await work(client);
    } finally {
      await client.end();
    }
  };
  const loader = { username: roleNames.loader, password };

  const run = (variables: Record<string, string> = {}): Promise<MigrationAnswer> => {
    const { host: DB_HOST, port, database: DB_NAME, ca } = server;
    const given = { AWS_REGION: "eu-west-1", DB_HOST, DB_PORT: String(port), DB_NAME };
    const settings = readMigrationSettings({
      ...given,
      SALLYPORT_MASTER_SECRET_ARN: masterArn,
      SALLYPORT_LOADER_SECRET_ARN: loaderArn,
      ...variables,
    });
    return runMigration(settings, { readSecret: async (arn) => secrets[arn], ca });
  };

  test("makes roles, schemas and the ledger, lets the loader in, and changes nothing the second time", async () => {
    const made = [roleNames.owner, roleNames.reader, roleNames.loader, roleNames.loaderClone];
    const all = ledgerVersions.map((_, index) => index + 1);
    expect(await run()).toEqual({ version: all.length, applied: all, rolesMade: made, loginSet: true });
    const before = await everything();
    expect(await run()).toEqual({ version: all.length, applied: [], rolesMade: [], loginSet: false });
    expect(await everything()).toEqual(before);
    expect(await as(loader, (client) => client.query("SELECT 1"))).toMatchObject({ rowCount: 1 });
  });

  /** What a second run could change, passwords too. */
  const everything = () =>
    as(server.administrator, async (client) => {
      const queries = [
        "SELECT rolname, rolpassword, rolinherit, rolcanlogin FROM pg_authid ORDER BY 1",
        "SELECT roleid, member, grantor, admin_option, inherit_option, set_option FROM pg_auth_members ORDER BY 1, 2, 3",
        "SELECT nspname, nspowner, nspacl::text FROM pg_namespace WHERE nspname !~ '^pg_(toast_)?temp' ORDER BY 1",
        "SELECT datname, datacl::text FROM pg_database ORDER BY 1",
        "SELECT defaclrole, defaclacl::text FROM pg_default_acl ORDER BY 1",
        "SELECT relname, relowner, relacl::text FROM pg_class WHERE relkind = 'r' ORDER BY 1",
      ];
      const found: unknown[] = [];
      for (const query of queries) found.push((await client.query(query)).rows);
      return found;
    });

  test("gives the server no password, in no statement", async () => {
    await run();
    const log = await readFile(server.logFile, "utf8");
    expect(log).toContain("SCRAM-SHA-256$4096:");
    expect(log).not.toContain(password);
  });

  test("runs once where several start at the same time", async () => {
    const answers = await Promise.all([run(), run(), run()]);
    expect(answers.map(({ applied }) => applied.length).sort()).toEqual([0, 0, ledgerVersions.length]);
  });

  test("lets the owner's members work, and its readers read what is loaded later too", async () => {
    await run({ DB_SCHEMA: "Sales 2026" });
    await as(loader, async (client) => {
      await client.query(`SET ROLE ${roleNames.owner}`);
      await client.query(`CREATE TABLE "Sales 2026".orders AS SELECT 1 AS id`);
      await client.query("CREATE TEMPORARY TABLE incoming (id bigint)");
      await client.query(`SELECT FROM ${ledgerSchema}.loads`);
    });
    await as(server.administrator, async (client) => {
      await client.query(`SET ROLE ${roleNames.reader}`);
      expect((await client.query(`SELECT id FROM "Sales 2026".orders`)).rows).toEqual([{ id: 1 }]);
      await expect(client.query(`DELETE FROM "Sales 2026".orders`)).rejects.toMatchObject({ code: "42501" });
      await expect(client.query(`SELECT FROM ${ledgerSchema}.loads`)).rejects.toMatchObject({ code: "42501" });
    });
  });

  describe("a loader", () => {
    beforeEach(async () => {
      await run();
      await as(server.master, async (client) => {
        await client.query("CREATE SCHEMA IF NOT EXISTS payroll");
        await client.query("CREATE TABLE IF NOT EXISTS payroll.salaries (amount bigint)");
        await client.query("CREATE TABLE IF NOT EXISTS public.notes (text text)");
      });
    });

    test.each([
      ["read another schema", "SELECT FROM payroll.salaries"],
      ["read the schema public", "SELECT FROM public.notes"],
      ["make tables in the schema public", "CREATE TABLE public.mine (id bigint)"],
      ["make a schema", "CREATE SCHEMA mine"],
      ["create roles", "CREATE ROLE mine"],
      ["create databases", "CREATE DATABASE mine"],
      ["change the password of the other loader", "ALTER ROLE etl_loader_clone PASSWORD 'mine'"],
      ["become the master user", "SET ROLE master"],
      ["make itself a member of another role", "GRANT pg_read_all_data TO etl_loader"],
      ["read passwords", "SELECT rolpassword FROM pg_authid"],
      ["read files of the server", "COPY etl.stolen FROM '/etc/passwd'"],
      ["run programs on the server", "COPY etl.stolen FROM PROGRAM 'id'"],
    ])("cannot %s, as itself or as the owner", async (_what, statement) => {
      for (const prepared of [
        "SELECT 1",
        `SET ROLE ${roleNames.owner}; CREATE TABLE IF NOT EXISTS etl.stolen (line text)`,
      ]) {
        await as(loader, async (client) => {
          await client.query(prepared);
          await expect(client.query(statement)).rejects.toMatchObject({ code: "42501" });
        });
      }
    });

    test("cannot connect without TLS, nor to another database", async () => {
      const { host, port, database } = server;
      const attempt = async (options: pg.ClientConfig): Promise<void> => {
        const client = new pg.Client({ host, port, user: loader.username, password, database, ...options });
        client.on("error", () => undefined);
        try {
          await client.connect();
        } finally {
          await client.end().catch(() => undefined);
        }
      };
      await expect(attempt({ ssl: false })).rejects.toMatchObject({ code: "28000" });
      await as(server.master, (client) => client.query("CREATE DATABASE others"));
      await as(server.master, (client) => client.query("REVOKE CONNECT ON DATABASE others FROM PUBLIC"));
      const ssl = { ca: server.ca };
      await expect(attempt({ ssl, database: "others" })).rejects.toMatchObject({ code: "42501" });
      await expect(attempt({ ssl })).resolves.toBeUndefined();
    });
  });

  test("repairs the loader's login where the database is older than the secret, and only then", async () => {
    await run();
    await as(server.master, (client) => client.query("ALTER ROLE etl_loader PASSWORD 'of-an-old-snapshot'"));
    expect(await run()).toMatchObject({ loginSet: true });
    await as(loader, (client) => client.query("SELECT 1"));
  });

  test("lets nobody in where no secret is named or its first value has no password", async () => {
    expect(await run({ SALLYPORT_LOADER_SECRET_ARN: "" })).toMatchObject({ loginSet: false });
    const { password: _none, ...first } = JSON.parse(secrets[loaderArn] ?? "");
    secrets[loaderArn] = JSON.stringify(first);
    expect(await run()).toMatchObject({ loginSet: false });
    secrets[loaderArn] = JSON.stringify({ ...first, password });
    await expect(as(loader, (client) => client.query("SELECT 1"))).rejects.toMatchObject({ code: "28P01" });
  });

  test("makes the loader sign in by token alone where that is asked for", async () => {
    await run({ DB_IAM_AUTH: "true", SALLYPORT_LOADER_SECRET_ARN: "" });
    const query = "SELECT pg_has_role('etl_loader', 'rds_iam', 'member') AS member";
    expect(await as(server.master, (client) => client.query(query))).toMatchObject({ rows: [{ member: true }] });
  });

  test.each<[string, string, RegExp]>([
    ["a role with powers", "CREATE ROLE etl_loader LOGIN CREATEDB", /role etl_loader .*powers over the server/],
    [
      "a role that is a member of others",
      "CREATE ROLE etl_reader; GRANT pg_monitor TO etl_reader",
      /member of pg_monitor/,
    ],
    ["an owner that may log in", "CREATE ROLE etl_owner LOGIN", /etl_owner .*it may log in/],
    [
      "a schema of somebody else",
      "CREATE SCHEMA etl",
      /schema etl that belongs to postgres|schema etl that belongs to/,
    ],
  ])("refuses %s, and leaves everything as it was", async (_what, statement, message) => {
    await as(server.administrator, (client) => client.query(statement));
    const before = await everything();
    await expect(run()).rejects.toThrow(message);
    expect(await everything()).toEqual(before);
  });

  test("refuses a ledger of a newer release", async () => {
    await run();
    const later = `INSERT INTO ${ledgerSchema}.migrations (version) VALUES (99)`;
    await as(server.administrator, (client) => client.query(later));
    await expect(run()).rejects.toThrow("The ledger has version 99");
  });

  test("refuses a loader's secret of another user, and one of the wrong shape, without its values", async () => {
    const value = JSON.parse(secrets[loaderArn] ?? "");
    try {
      secrets[loaderArn] = JSON.stringify({ ...value, username: "master" });
      await expect(run()).rejects.toThrow("names a user that is no loader");
      secrets[loaderArn] = JSON.stringify({ ...value, port: "hunter2", host: undefined });
      await expect(run()).rejects.toThrow(/\(host: is missing; port: (?!.*hunter2)/);
    } finally {
      secrets[loaderArn] = JSON.stringify(value);
    }
  });

  test("tells an error of the server by its code, and leaves nothing behind", async () => {
    const weak = { username: "weak", password: "weak-weak-weak" };
    await as(server.administrator, (client) =>
      client.query("DROP ROLE IF EXISTS weak; CREATE ROLE weak LOGIN PASSWORD 'weak-weak-weak'"),
    );
    await as(server.administrator, (client) => client.query("GRANT CONNECT ON DATABASE datapipeline TO weak"));
    secrets[masterArn] = JSON.stringify(weak);
    try {
      await expect(run()).rejects.toThrow(/could not be migrated \(42501: permission denied/);
      await as(server.administrator, async (client) => {
        expect((await client.query("SELECT FROM pg_roles WHERE rolname ~ '^etl_'")).rowCount).toBe(0);
      });
    } finally {
      secrets[masterArn] = JSON.stringify(server.master);
    }
  });

  test("does not connect where the certificate is not the server's", async () => {
    const { host, port, database: dbname, master } = server;
    const other = await startPostgres();
    try {
      await expect(openDatabase({ engine: "postgres", host, port, dbname, ...master }, other.ca)).rejects.toThrow(
        /certificate/,
      );
    } finally {
      await other.stop();
    }
  });

  test("is of one transaction: a failure in the middle leaves nothing", async () => {
    await as(server.master, async (client) => {
      const broken = new Proxy(client, {
        get: (target, property, receiver) => {
          if (property !== "query") return Reflect.get(target, property, receiver);
          return (text: string, values?: unknown[]) => {
            if (text.includes(`${ledgerSchema}.migrations (version)`)) throw new Error("cut");
            return target.query(text, values);
          };
        },
      });
      await expect(migrate(broken, { schema: "etl" })).rejects.toThrow("cut");
      expect((await client.query("SELECT FROM pg_roles WHERE rolname ~ '^etl_'")).rowCount).toBe(0);
    });
  });
});
