import { execFile } from "node:child_process";
import { mkdtemp, rename, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { SandboxError } from "../../lifecycle/SandboxError.js";
import type { PostgresBinaries } from "../binaries/postgresBinaries.js";
import { giveTo } from "../user/giveTo.js";
import { initialUser, serverUser } from "../user/serverUser.js";

const run = promisify(execFile);

/** The superuser that stays with the sandbox, called as on RDS. */
export const administrator = "rdsadmin";

/**
 * Makes a new data folder with the superuser. It appears only when it is complete, and the password reaches `initdb` through
 * a file, never as an argument.
 *
 * @param data must not exist; its parent must
 * @throws SandboxError with what `initdb` said
 */
export async function initializeData(binaries: PostgresBinaries, data: string, password: string): Promise<void> {
  const user = initialUser();
  const draft = await mkdtemp(join(dirname(data), "initdb-"));
  const [draftData, passwordFile] = [join(draft, "data"), join(draft, "password")];
  try {
    await writeFile(passwordFile, password, { mode: 0o600 });
    await giveTo(draft, user);
    await run(binaries.initdb, [...initdbArguments, `--pgdata=${draftData}`, `--pwfile=${passwordFile}`], {
      cwd: draft,
      env: { PATH: process.env.PATH, LANG: "C.UTF-8", TZ: "UTC" },
      ...user,
    });
    await giveTo(draftData, serverUser());
    await rename(draftData, data);
  } catch (error) {
    const said = error instanceof Error && "stderr" in error ? String(error.stderr).trim() : String(error);
    throw new SandboxError(`PostgreSQL could not make ${data}`, `initdb said: ${said}`, { cause: error });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

const initdbArguments = [
  `--username=${administrator}`,
  "--auth=scram-sha-256",
  "--encoding=UTF8",
  // The same order of texts on every machine, whatever languages it has.
  "--locale-provider=builtin",
  "--builtin-locale=C.UTF-8",
  "--locale=C",
  "--no-instructions",
  // Half of its time. Who loses power in that second has made nothing yet that could be missed.
  "--no-sync",
];
