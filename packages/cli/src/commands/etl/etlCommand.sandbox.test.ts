import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type Postgres, startPostgres } from "@sallyport/sandbox";
import { runBin } from "../../testing/runBin.js";

let postgres: Postgres;
let url: string;
beforeAll(async () => {
  postgres = await startPostgres();
  url = `postgresql://${postgres.master.username}@${postgres.host}:${postgres.port}/${postgres.database}`;
}, 60_000);
afterAll(async () => {
  await postgres?.stop();
});

/** Runs a command against the server, as the owner of the database. */
async function etl(args: readonly string[], environment: NodeJS.ProcessEnv = {}) {
  const { password } = postgres.master;
  const flags = ["--database-url", url, "--ca", postgres.caFile];
  const result = await runBin(["etl", ...args, ...flags, "--json"], { PGPASSWORD: password, ...environment });
  return { ...result, document: result.stdout === "" ? undefined : JSON.parse(result.stdout) };
}

describe("`sallyport etl migrate`", () => {
  it("makes what loads need, and the second time finds it there", async () => {
    const first = await etl(["migrate"]);
    expect({ code: first.code, stderr: first.stderr }).toEqual({ code: 0, stderr: "" });
    expect(first.document.rolesMade).toContain("etl_owner");
    expect((await etl(["migrate"])).document).toMatchObject({ applied: [], rolesMade: [] });
  });

  it("says that a password is wrong, without showing one", async () => {
    const { code, document, stderr } = await etl(["migrate"], { PGPASSWORD: "not-the-password" });
    expect({ code, error: document.error.code }).toEqual({ code: 1, error: "database-denied" });
    expect(stderr).toMatch(/^error: .+\nfix: .+\n$/);
    expect(stderr).not.toContain("not-the-password");
  });

  it("speaks to no server whose certificate it cannot verify", async () => {
    const { password, username } = postgres.master;
    const place = `postgresql://${username}@${postgres.host}:${postgres.port}/${postgres.database}`;
    const { code, stdout } = await runBin(["etl", "migrate", "--database-url", place, "--json"], {
      PGPASSWORD: password,
    });
    expect({ code, error: JSON.parse(stdout).error.code }).toEqual({ code: 1, error: "database-untrusted" });
  });
});
