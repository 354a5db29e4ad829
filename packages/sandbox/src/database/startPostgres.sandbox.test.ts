import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createAuthority } from "../certificates/Authority.js";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { processStartTime } from "../supervisor/processStartTime.js";
import { until } from "../tasks/testing/until.js";
import { type Postgres, type StartPostgresOptions, startPostgres } from "./startPostgres.js";
import { query } from "./testing/query.js";

describe("a PostgreSQL server of a test's own", () => {
  let server: Postgres;
  beforeAll(async () => {
    server = await startPostgres();
  });
  afterAll(async () => {
    await server.stop();
  });

  it("is PostgreSQL 18 and speaks TLS 1.2 or newer", async () => {
    const asked = "SELECT current_setting('server_version'), version FROM pg_stat_ssl WHERE pid = pg_backend_pid()";
    const [version, tls] = await query(server, asked);
    expect([version, tls]).toEqual([expect.stringMatching(/^18\./), expect.stringMatching(/^TLSv1\.[23]$/)]);
  });

  it("refuses connections without TLS, even with the right password", async () => {
    await expect(query(server, "SELECT 1", { ssl: false })).rejects.toMatchObject({ code: "28000" });
  });

  it("refuses a wrong password", async () => {
    await expect(query(server, "SELECT 1", { password: "guessed" })).rejects.toMatchObject({ code: "28P01" });
  });

  it("is refused by a client that trusts another authority", async () => {
    const { certificate: ca } = await createAuthority();
    await expect(query(server, "SELECT 1", { ssl: { ca } })).rejects.toThrow(/certificate|signature/);
  });

  it.each([
    ["read files of the machine", "SELECT pg_read_file('/etc/passwd')"],
    ["run programs", "COPY (SELECT 1) TO PROGRAM 'true'"],
    ["change the server's settings", "ALTER SYSTEM SET log_statement = 'none'"],
    ["make a superuser", "CREATE ROLE boss SUPERUSER"],
    ["make itself a superuser", "ALTER ROLE master SUPERUSER"],
    ["become the administrator", "SET ROLE rdsadmin"],
    ["read the passwords of others", "SELECT rolpassword FROM pg_authid"],
  ])("does not let the master user %s", async (_what, statement) => {
    await expect(query(server, statement)).rejects.toMatchObject({ code: "42501" });
  });

  it("lets the master user do what it may on RDS", async () => {
    await query(server, "CREATE ROLE app LOGIN");
    await query(server, "GRANT rds_iam TO app");
    const asked = `SELECT pg_has_role('app', 'rds_iam', 'MEMBER'), pg_has_role('master', 'rds_iam', 'USAGE'),
      pg_has_role('master', 'rds_superuser', 'USAGE'), pg_has_role('master', 'pg_monitor', 'USAGE')`;
    expect(await query(server, asked)).toEqual([true, false, true, true]);
    expect(await query(server, "CREATE DATABASE another")).toEqual([]);
  });

  it("shows no password in process lists, logs or statements, and its files to nobody else", async () => {
    const { master, administrator, logFile } = server;
    const processes = execFileSync("ps", ["-eo", "args"], { encoding: "utf8" });
    expect(processes).toContain("postgres -D ");
    for (const secret of [master.password, administrator.password]) {
      expect(processes).not.toContain(secret);
      expect(readFileSync(logFile, "utf8")).not.toContain(secret);
    }
    const modes = [logFile, join(dirname(logFile), "data"), join(dirname(logFile), "data", "server-key.pem")];
    expect(modes.map((path) => (statSync(path).mode & 0o777).toString(8))).toEqual(["600", "700", "600"]);
    expect(statSync(dirname(logFile)).mode & 0o007).toBe(0);
  });

  it("runs as a user that is not root, and listens on the loopback interface alone", async () => {
    expect(statSync(join(dirname(server.logFile), "data", "postmaster.pid")).uid).not.toBe(0);
    const shown = "SELECT current_setting('listen_addresses'), current_setting('unix_socket_directories')";
    expect(await query(server, shown)).toEqual(["127.0.0.1", ""]);
  });

  it("keeps its data, its port and its passwords when it was killed and is started again", async () => {
    await query(server, "CREATE TABLE kept AS SELECT 42 AS answer");
    process.kill(server.pid, "SIGKILL");
    await until(async () => (processStartTime(server.pid) === undefined ? true : undefined));
    await expect(query(server, "SELECT 1")).rejects.toThrow();
    await server.resume();
    expect(await query(server, "SELECT answer FROM kept")).toEqual([42]);
  });
});

describe("a PostgreSQL server with a fault", () => {
  const withServer = async (options: StartPostgresOptions, test: (server: Postgres) => Promise<void>) => {
    const server = await startPostgres(options);
    try {
      await test(server);
    } finally {
      await server.stop();
    }
    expect(existsSync(dirname(server.logFile))).toBe(false);
  };
  const shows = async (certificate: { names?: string[]; notAfter?: Date }) => {
    const authority = await createAuthority();
    return { ca: authority.certificate, ...(await authority.issue(certificate)) };
  };

  it("that shows an expired certificate is refused by its client", async () => {
    const tls = await shows({ notAfter: new Date(Date.now() - 60_000) });
    await withServer({ tls }, async (server) => {
      await expect(query(server, "SELECT 1")).rejects.toMatchObject({ code: "CERT_HAS_EXPIRED" });
    });
  });

  it("that shows the certificate of another host is refused by its client", async () => {
    const tls = await shows({ names: ["orders.example"] });
    await withServer({ tls }, async (server) => {
      await expect(query(server, "SELECT 1")).rejects.toMatchObject({ code: "ERR_TLS_CERT_ALTNAME_INVALID" });
    });
  });

  const whereMountsAreAllowed = process.getuid?.() === 0 && process.platform === "linux" ? it : it.skip;
  whereMountsAreAllowed("that is full says so, and answers on once the statement is undone", async () => {
    await withServer({ diskLimit: 24 }, async (server) => {
      const fill = "CREATE TABLE filling AS SELECT repeat('x', 500) FROM generate_series(1, 200000)";
      await expect(query(server, fill)).rejects.toMatchObject({ code: "53100" });
      const temporary = fill.replace("CREATE TABLE", "CREATE TEMPORARY TABLE");
      await expect(query(server, temporary)).rejects.toMatchObject({ code: "53100" });
      expect(await query(server, "SELECT to_regclass('filling')")).toEqual([null]);
    });
  });

  it("that does not force TLS takes plain connections, as rds.force_ssl = 0", async () => {
    await withServer({ forceSsl: false }, async (server) => {
      expect(await query(server, "SELECT 1", { ssl: false })).toEqual([1]);
    });
  });

  it("whose parameters PostgreSQL does not take is not started, and says why", async () => {
    await expect(startPostgres({ parameters: { shared_buffers: "much" } })).rejects.toThrow("shared_buffers");
  });

  it("whose process is killed is ended with it", async () => {
    const entry = join(packageRoot, "dist", "database", "startPostgres.js");
    const program = `const { startPostgres } = await import(${JSON.stringify(entry)});
      const { pid, logFile } = await startPostgres();
      console.log(JSON.stringify({ pid, logFile }));
      setInterval(() => {}, 60_000);`;
    const child = spawn(process.execPath, ["--input-type=module", "--eval", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const [line] = await once(createInterface({ input: child.stdout }), "line");
    const { pid, logFile } = JSON.parse(String(line)) as { pid: number; logFile: string };
    expect(processStartTime(pid)).toBeDefined();
    child.kill("SIGKILL");
    await until(async () => (processStartTime(pid) === undefined ? true : undefined));
    execFileSync("rm", ["-rf", dirname(logFile)]);
  });
});
