import { rm } from "node:fs/promises";
import { z } from "zod";
import { readOptional } from "../lifecycle/readOptional.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { isAlive, processIdentitySchema } from "./ProcessIdentity.js";

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

/** Removes what a sandbox that no longer runs has left, and returns a line that says so, if there was anything. */
export async function cleanState(home: SandboxHome): Promise<string | undefined> {
  const reading = await readState(home);
  if (reading.kind === "running" || reading.kind === "absent") return undefined;
  if (reading.kind === "stale" && isAlive(reading.state.emulator)) process.kill(reading.state.emulator.pid, "SIGKILL");
  await rm(home.state, { force: true });
  await rm(home.supervisorPid, { force: true });
  if (reading.kind === "corrupt") return `${home.state} was unreadable (${reading.problem}) and has been removed`;
  return `the sandbox's process ${reading.state.supervisor.pid} ended without a clean stop; its leftovers were removed`;
}

function parseState(text: string): SandboxState | string {
  try {
    return stateSchema.parse(JSON.parse(text));
  } catch (error) {
    return error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  }
}
