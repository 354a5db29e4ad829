import { execFileSync } from "node:child_process";
import { SandboxError } from "../../lifecycle/SandboxError.js";

/** Numbers of a user and its group. */
export interface UserNumbers {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Outside of every range that systems give to people, services or containers, and never in the user database: so no other
 * process of the machine has it, and nothing has to be made or removed.
 */
const unused: UserNumbers = { uid: 60_999, gid: 60_999 };

/**
 * Whom PostgreSQL runs as when we are root, which it refuses; undefined where it simply runs as ourselves.
 */
export function serverUser(): UserNumbers | undefined {
  return process.getuid?.() === 0 ? unused : undefined;
}

/**
 * Whom `initdb` runs as when we are root: it looks its user up, so one that exists is needed for that second. Its group is
 * the server's, so that it reaches the same folders. What it makes is given to `serverUser` before any server starts.
 *
 * @throws SandboxError on a system without the user `nobody`
 */
export function initialUser(): UserNumbers | undefined {
  if (!serverUser()) return undefined;
  try {
    return { uid: Number(execFileSync("id", ["-u", "nobody"], { encoding: "utf8" })), gid: unused.gid };
  } catch (error) {
    throw new SandboxError(
      "PostgreSQL does not run as root, and this system has no user `nobody`",
      "run as an ordinary user",
      { cause: error },
    );
  }
}
