import { rm } from "node:fs/promises";
import { z } from "zod";
import { readOptional } from "../lifecycle/readOptional.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { endProcess } from "./endProcess.js";
import { isAlive, type ProcessIdentity, processIdentitySchema } from "./ProcessIdentity.js";
import { signalProcess } from "./signalProcess.js";

const stateSchema = z.object({
  version: z.literal(1),
  supervisor: processIdentitySchema,
  emulator: processIdentitySchema,
  endpoint: z.url(),
  startedAt: z.iso.datetime(),
  cli: z.string().optional(),
  provider: z.enum(["sallyport", "official"]),
});

/** What a running supervisor says about itself in `state.json`. */
export type SandboxState = Readonly<z.infer<typeof stateSchema>>;

/** What `state.json` is worth. */
export type StateReading =
  | { readonly kind: "running"; readonly state: SandboxState }
  | { readonly kind: "absent" }
  /** Left by a supervisor that is gone; its emulator may still run. */
  | { readonly kind: "stale"; readonly state: SandboxState }
  | { readonly kind: "corrupt"; readonly problem: string };

/** Reads and judges `state.json` without changing anything. */
export async function readState(home: SandboxHome): Promise<StateReading> {
  const text = await readOptional(home.state);
  if (text === undefined) return { kind: "absent" };
  const state = parseState(text);
  if (typeof state === "string") return { kind: "corrupt", problem: state };
  return { kind: isAlive(state.supervisor) ? "running" : "stale", state };
}

/**
 * Ends and removes what a sandbox that no longer runs as its files say has left, and returns a line that says so, if
 * there was anything. A supervisor whose `state.json` is gone or unreadable is found by its pid file.
 */
export async function cleanState(home: SandboxHome): Promise<string | undefined> {
  const reading = await readState(home);
  if (reading.kind === "running") return undefined;
  const lost = await readLostSupervisor(home);
  if (lost) await endProcess(lost);
  if (reading.kind === "stale") signalProcess(reading.state.emulator, "SIGKILL");
  await rm(home.state, { force: true });
  await rm(home.supervisorPid, { force: true });
  const ended = lost ? `process ${lost.pid}, which ran without a readable ${home.state}, has been ended` : undefined;
  switch (reading.kind) {
    case "absent":
      return ended;
    case "corrupt":
      return `${home.state} was unreadable (${reading.problem}) and has been removed${ended ? `; ${ended}` : ""}`;
    case "stale":
      return `the sandbox's process ${reading.state.supervisor.pid} ended without a clean stop; its leftovers were removed`;
  }
}

async function readLostSupervisor(home: SandboxHome): Promise<ProcessIdentity | undefined> {
  try {
    const identity = processIdentitySchema.parse(JSON.parse((await readOptional(home.supervisorPid)) ?? ""));
    return isAlive(identity) ? identity : undefined;
  } catch {
    return undefined;
  }
}

function parseState(text: string): SandboxState | string {
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    return error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  }
}
