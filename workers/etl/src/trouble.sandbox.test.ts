import { setTimeout as delay } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "@jest/globals";
import { createAuthority, startPostgres } from "@sallyport/sandbox";
import { scramVerifier } from "@sallyport/worker-kit";
import { roleNames } from "./migrate/index.js";
import type { EtlPorts, OpenedObject } from "./ports.js";
import { PgDatabases } from "./postgres/PgDatabases.js";
import { LoadBed } from "./testing/LoadBed.js";

const retryable = (code: string) => ({ name: "LoadError", kind: "retryable", code });
const rowsOf = (count: number) => Array.from({ length: count }, (_, index) => `${index},${"x".repeat(80)}\n`).join("");

/** Gives the first bytes of each file, and the others once `held` resolves. */
function holding(ports: EtlPorts, reached: () => void, held: Promise<void>): EtlPorts["objects"] {
  const { objects } = ports;
  return {
    bucket: objects.bucket,
    list: (prefix, signal) => objects.list(prefix, signal),
    open: async (key, signal, etag) => {
      const opened = await objects.open(key, signal, etag);
      return opened && { ...opened, body: halted(opened), close: opened.close };
    },
  };
  async function* halted({ body }: OpenedObject) {
    let read = 0;
    let waited = false;
    for await (const chunk of body) {
      read += chunk.length;
      // After what tells the types, so that rows are on their way.
      if (!waited && read > 3 * 1024 * 1024) {
        waited = true;
        reached();
        await held;
      }
      yield chunk;
    }
  }
}

function gate() {
  let open: () => void = () => undefined;
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

describe("a load in trouble", () => {
  let bed: LoadBed;
  const pools: PgDatabases[] = [];

  beforeAll(async () => {
    bed = await LoadBed.start();
    await bed.put("data/big.csv", `id,text\n${rowsOf(60_000)}`);
    await bed.put("data/t.csv", "id,name\n1,Ana\n");
  });
  afterEach(async () => {
    await Promise.all(pools.splice(0).map(async (pool) => await pool.close()));
  });
  afterAll(async () => await bed.stop());

  const loadBy = async (databases: PgDatabases, file = "data/t.csv", ports: Partial<EtlPorts> = {}) => {
    pools.push(databases);
    return await bed.load(file, {}, { databases, ...ports });
  };
  const sessions = async () => {
    const asked = "SELECT count(*)::int AS count FROM pg_stat_activity WHERE application_name = 'sallyport-etl'";
    return (await bed.query<{ count: number }>(asked))[0]?.count;
  };

  test("sends nothing to a server whose certificate another authority signed, or for another host, or too long ago (ENC-15)", async () => {
    const { certificate: ca } = await createAuthority();
    await expect(loadBy(bed.databasesWith({ ca }))).rejects.toMatchObject(retryable("database-untrusted"));

    const authority = await createAuthority();
    const day = 24 * 60 * 60 * 1000;
    for (const options of [
      { names: ["db.example.net"] },
      { notBefore: new Date(Date.now() - 9 * day), notAfter: new Date(Date.now() - day) },
    ]) {
      const tls = { ...(await authority.issue(options)), ca: authority.certificate };
      const server = await startPostgres({ tls });
      const { host, port, database, master, ca } = server;
      const login = async () => ({ host, port, database, user: master.username, password: master.password });
      try {
        await expect(loadBy(new PgDatabases({ login, ca }))).rejects.toMatchObject(retryable("database-untrusted"));
      } finally {
        await server.stop();
      }
    }
  }, 60_000);

  test("ends with a clear error where the login or the role is refused, and asks for a new login once", async () => {
    let asked = 0;
    const wrong = new PgDatabases({
      login: async () => {
        asked += 1;
        return { ...bed.login, password: "guessed" };
      },
      ca: bed.server.ca,
    });
    await expect(loadBy(wrong)).rejects.toMatchObject(retryable("database-denied"));
    expect(asked).toBe(2);
    const { host, port, database } = bed.login;
    const login = async () => ({ host, port, database, user: "nobody", password: "x" });
    await expect(loadBy(new PgDatabases({ login, ca: bed.server.ca }))).rejects.toMatchObject(
      retryable("database-denied"),
    );
  });

  test("goes on where the secret is rotated during a load, and the next one logs in with the new password", async () => {
    let password = "Zmlyc3QtcGFzc3dvcmQ";
    const rotate = async () =>
      await bed.asMaster(async (client) => {
        await client.query(`ALTER ROLE ${roleNames.loaderClone} PASSWORD '${scramVerifier(password)}'`);
      });
    await rotate();
    const login = async () => ({ ...bed.login, user: roleNames.loaderClone, password });
    const databases = new PgDatabases({ login, ca: bed.server.ca, role: roleNames.owner });
    const [reached, held] = [gate(), gate()];
    const loading = loadBy(databases, "data/big.csv", { objects: holding(bed.ports, reached.open, held.opened) });
    await reached.opened;
    password = "c2Vjb25kLXBhc3N3b3Jk";
    await rotate();
    held.open();
    expect(await loading).toMatchObject({ loaded: 60_000 });
    // Sessions that are open stay; this one is new.
    await bed.asMaster(async (client) => {
      await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", [
        roleNames.loaderClone,
      ]);
    });
    await delay(200);
    expect(await loadBy(databases)).toMatchObject({ loaded: 1 });
  }, 60_000);

  test("leaves nothing and closes its session when it is told to stop, and when the server ends the session", async () => {
    await bed.put("data/stopped.csv", `id,text\n${rowsOf(60_000)}`);
    for (const end of ["abort", "terminate"] as const) {
      const [reached, held] = [gate(), gate()];
      const databases = bed.databasesWith({});
      pools.push(databases);
      const stop = new AbortController();
      const { loadFile } = await import("./loadFile.js");
      const ports = { ...bed.ports, databases, objects: holding(bed.ports, reached.open, held.opened) };
      const loading = loadFile(ports, { object: "data/stopped.csv", scratch: bed.folder }, stop.signal);
      const failed = expect(loading).rejects.toMatchObject(
        end === "abort" ? { message: "stop" } : retryable("database-down"),
      );
      await reached.opened;
      if (end === "abort") stop.abort(new Error("stop"));
      else {
        await bed.asMaster(async (client) => {
          await client.query("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1", [
            roleNames.loader,
          ]);
        });
      }
      held.open();
      await failed;
      await databases.close();
      expect(await bed.columns("stopped")).toEqual({});
    }
    for (let tries = 0; (await sessions()) !== 0 && tries < 50; tries++) await delay(100);
    expect(await sessions()).toBe(0);
  }, 60_000);

  test("keeps no session open after hundreds of failures", async () => {
    await bed.put("data/none.csv", "");
    const databases = bed.databasesWith({});
    pools.push(databases);
    for (let count = 0; count < 100; count++) {
      await expect(bed.load("data/none.csv", {}, { databases })).rejects.toMatchObject({ code: "empty-file" });
    }
    expect(await sessions()).toBeLessThanOrEqual(2);
    await databases.close();
    expect(await sessions()).toBe(0);
  }, 60_000);

  test("waits for another load of the table, but not for ever", async () => {
    await bed.put("data/busy.csv", "id\n1\n");
    const [reached, held] = [gate(), gate()];
    await bed.put("data/busy.ndjson", `{"id":2}\n`.padEnd(4 * 1024 * 1024, "\n"));
    const first = bed.load("data/busy.ndjson", {}, { objects: holding(bed.ports, reached.open, held.opened) });
    await reached.opened;
    await expect(loadBy(bed.databasesWith({ lockSeconds: 1 }), "data/busy.csv")).rejects.toMatchObject(
      retryable("table-busy"),
    );
    held.open();
    expect(await first).toMatchObject({ loaded: 1 });
    expect(await loadBy(bed.databasesWith({ lockSeconds: 1 }), "data/busy.csv")).toMatchObject({ loaded: 1 });
  }, 60_000);

  test("tells that the migration is missing", async () => {
    await bed.asMaster(async (client) => {
      await client.query(`SET ROLE ${roleNames.owner}; ALTER TABLE sallyport_etl.failures RENAME TO elsewhere`);
    });
    await expect(bed.load("data/t.csv")).rejects.toMatchObject(retryable("no-ledger"));
    await bed.query("ALTER TABLE sallyport_etl.elsewhere RENAME TO failures");
  });

  test("loads nothing while the database is down, and all of it afterwards", async () => {
    await bed.put("data/down.csv", "id\n1\n");
    await bed.server.halt();
    await expect(bed.load("data/down.csv")).rejects.toMatchObject(retryable("database-down"));
    await bed.server.resume();
    expect(await bed.load("data/down.csv")).toMatchObject({ known: false, loaded: 1 });
  }, 60_000);
});

describe("a load into a database whose disk is full", () => {
  test("loads nothing, says so, and loads all of it once there is room", async () => {
    const bed = await LoadBed.start({ diskLimit: 24 });
    try {
      await bed.put("data/big.csv", `id,text\n${rowsOf(200_000)}`);
      await expect(bed.load("data/big.csv")).rejects.toMatchObject(retryable("database-full"));
      expect(await bed.columns("big")).toEqual({});
      await bed.put("data/big.csv", `id,text\n${rowsOf(2_000)}`);
      expect(await bed.load("data/big.csv")).toMatchObject({ loaded: 2_000 });
    } finally {
      await bed.stop();
    }
  }, 60_000);
});
