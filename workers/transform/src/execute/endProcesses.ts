import { isNativeError } from "node:util/types";

/**
 * Ends all processes of a group; false where there are none left. Where this process is the container's first, everything else in the
 * container is the program's: what left the group by `setsid` ends too, before the results are read.
 */
export function endProcesses(group: number, signal: "SIGTERM" | "SIGKILL"): boolean {
  const found = send(-group, signal);
  // For the first process of a container, -1 is each process of that container but itself.
  if (signal === "SIGKILL" && process.pid === 1) send(-1, signal);
  return found;
}

function send(target: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(target, signal);
  } catch (error) {
    if (isNativeError(error) && "code" in error && error.code === "ESRCH") return false;
    throw error;
  }
}
