import { errorCode } from "../lifecycle/errorCode.js";
import { isAlive, type ProcessIdentity } from "./ProcessIdentity.js";

/** Signals that very process, and nothing when it is gone, even if it ends in the same moment. */
export function signalProcess(identity: ProcessIdentity, signal: NodeJS.Signals): void {
  try {
    if (isAlive(identity)) process.kill(identity.pid, signal);
  } catch (error) {
    if (errorCode(error) !== "ESRCH") throw error;
  }
}
