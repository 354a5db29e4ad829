import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Postgres, startPostgres } from "@sallyport/sandbox";
import { Client } from "pg";
import { runBin } from "../../testing/runBin.js";
import { temporaryFolders } from "../../testing/temporaryFolders.js";
import { findRepositoryRoot } from "../../workspace/findRepositoryRoot.js";

const newFolder = temporaryFolders();
const runbook = readFileSync(join(findRepositoryRoot(process.cwd()), "docs", "runbooks", "stuck-load.md"), "utf8");

/** What is in the runbook's fences of a language, and in its text between backquotes where that is a command of ours. */
const blocks = (language: string): string[] =>
  [...runbook.matchAll(new RegExp(`^\`\`\`${language}\\n([\\s\\S]*?)^\`\`\``, "gm"))].map(([, text = ""]) => text);
const commands = [
  ...blocks("sh").flatMap((text) => text.split("\n")),
  ...[...runbook.matchAll(/`(npx sallyport[^`]+)`/g)].map(([, text = ""]) => text),
]
  .map((line) => line.replace(/ +#.*$/, ""))
  .filter((line) => line.startsWith("npx sallyport etl"));

describe("the runbook for a stuck load", () => {
  it.each([...new Set(commands)])("names a command that there is, with options that it has: %s", async (command) => {
    const [, , ...words] = command.split(/\s+/);
    const [name = "", ...rest] = words.slice(1);
    const { code, stdout } = await runBin(["etl", name, "--help"]);
    expect(code).toBe(0);
    for (const option of rest.filter((word) => word.startsWith("--"))) expect(stdout).toContain(option);
    expect(stdout).toContain(`sallyport etl ${name}`);
  });

  describe("on a load that waits for somebody's transaction", () => {
    let postgres: Postgres;
    beforeAll(async () => {
      postgres = await startPostgres();
    }, 60_000);
    afterAll(async () => {
      await postgres?.stop();
    });

    const connect = async (): Promise<Client> => {
      const { host, port, database, ca, administrator } = postgres;
      const login = { user: administrator.username, password: administrator.password };
      const client = new Client({ host, port, database, ...login, ssl: { ca } });
      client.on("error", () => undefined);
      await client.connect();
      return client;
    };

    it("shows who holds the table, and what ends it lets the load go on", async () => {
      const { host, port, database, caFile, master } = postgres;
      const url = `postgresql://${master.username}@${host}:${port}/${database}`;
      const flags = ["--database-url", url, "--ca", caFile, "--json"];
      const etl = (...args: string[]) => runBin(["etl", ...args, ...flags], { PGPASSWORD: master.password });
      const file = join(newFolder(), "held.csv");
      writeFileSync(file, "id,name\n1,one\n");
      expect((await etl("migrate")).code).toBe(0);
      expect((await etl("load", file)).code).toBe(0);

      const holder = await connect();
      await holder.query("BEGIN; LOCK TABLE etl.held IN ACCESS EXCLUSIVE MODE");
      const { rows: own } = await holder.query("SELECT pg_backend_pid() AS pid");
      writeFileSync(file, "id,name\n1,two\n");
      const loading = etl("load", file);
      const doctor = await connect();
      const [query = ""] = blocks("sql");
      for (let shown = false; !shown; await delay(200)) {
        const { rows } = await doctor.query(query);
        shown = rows.some(({ wait_event_type: type, waits_for: pids }) => type === "Lock" && pids.includes(own[0].pid));
      }
      await doctor.query("SELECT pg_terminate_backend($1)", [own[0].pid]);
      await doctor.end();
      const { code, stdout } = await loading;
      expect({ code, ...JSON.parse(stdout) }).toMatchObject({ code: 0, updated: 1 });
    }, 60_000);
  });
});
