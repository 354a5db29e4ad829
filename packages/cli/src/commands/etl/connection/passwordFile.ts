import { readFile, stat } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import type { DatabaseAddress } from "./DatabaseAddress.js";

/**
 * The password that libpq would take: of the first line of `$PGPASSFILE` or `~/.pgpass` whose host, port, database and user fit (`*` fits
 * all). Undefined where there is none, or where others than its owner can read the file. The package `pgpass` takes the last line of those
 * that fit.
 */
export async function passwordFromFile(
  address: DatabaseAddress,
  environment: NodeJS.ProcessEnv,
): Promise<string | undefined> {
  const file = environment.PGPASSFILE ?? join(homedir(), ".pgpass");
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) return undefined;
  if (process.platform !== "win32" && (found.mode & 0o077) !== 0) {
    process.stderr.write(`${file} is not used, since others can read it: chmod 600 ${file}\n`);
    return undefined;
  }
  const wanted = [address.host, `${address.port}`, address.database, address.user];
  for (const line of (await readFile(file, "utf8")).split(/\r?\n/)) {
    if (line.startsWith("#")) continue;
    const [, ...fields] = pattern.exec(line) ?? [];
    const password = fields[wanted.length];
    const fits = wanted.every((value, at) => fields[at] === "*" || plain(fields[at] ?? "") === value);
    if (password !== undefined && fits) return plain(password);
  }
  return undefined;
}

/** Five fields with colons between them; a backslash takes the meaning from a colon or a backslash. */
const pattern = /^((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*):((?:[^:\\]|\\.)*)/;

function plain(field: string): string {
  return field.replaceAll(/\\(.)/g, "$1");
}
