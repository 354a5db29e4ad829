import { z } from "zod";
import { processStartTime } from "./processStartTime.js";

/** A process that is still recognised after its number was given to another. */
export const processIdentitySchema = z.object({ pid: z.number().int().positive(), startTime: z.string().min(1) });

export type ProcessIdentity = Readonly<z.infer<typeof processIdentitySchema>>;

/** The identity of a running process, or undefined when it is gone. */
export function identify(pid: number): ProcessIdentity | undefined {
  const startTime = processStartTime(pid);
  return startTime === undefined ? undefined : { pid, startTime };
}

/** Whether that very process still runs. */
export function isAlive(identity: ProcessIdentity): boolean {
  return processStartTime(identity.pid) === identity.startTime;
}
