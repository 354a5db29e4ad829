import { spawn } from "node:child_process";
import { serverUser } from "../user/serverUser.js";

/** Ends a server when this process is gone. */
export interface ServerGuard {
  /** The server has ended: nothing is left to guard. */
  dismiss(): void;
}

/** Its pipe closes without a word when we were killed. An orderly stop first; what still runs after 10 s is killed. */
const script = `
read -r word && exit 0
kill -INT "$1" 2>/dev/null || exit 0
for second in 1 2 3 4 5 6 7 8 9 10; do
  sleep 1
  kill -0 "$1" 2>/dev/null || exit 0
done
kill -KILL "$1" 2>/dev/null
`;

/**
 * Guards a server by a process that waits for ours to end. It runs as the server's user, so that it can end nothing that
 * is somebody else's, and outside of our group, so that a signal to that does not take both.
 */
export function guardServer(pid: number): ServerGuard {
  const child = spawn("/bin/sh", ["-c", script, "sallyport-postgres-guard", String(pid)], {
    cwd: "/",
    detached: true,
    env: { PATH: process.env.PATH },
    stdio: ["pipe", "ignore", "ignore"],
    ...serverUser(),
  });
  child.unref();
  child.once("error", () => {});
  child.stdin?.on("error", () => {});
  return { dismiss: () => void child.stdin?.end("dismissed\n") };
}
