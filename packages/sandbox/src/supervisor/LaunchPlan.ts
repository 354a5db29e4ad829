import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";

const planSchema = z.object({
  port: z.number().int().positive(),
  /** Whether that very port was asked for; another does where it was chosen, and is taken by now. */
  portAsked: z.boolean(),
  python: z.string(),
  cli: z.string().optional(),
  provider: z.enum(["sallyport", "official"]),
  keepState: z.boolean().optional(),
});

/** What the starting command hands to the supervisor, in `launch.json`. */
export type LaunchPlan = Readonly<z.infer<typeof planSchema>>;

/** Reads the plan. Throws when it is missing or malformed: the starting command writes it just before. */
export async function readLaunchPlan(home: SandboxHome): Promise<LaunchPlan> {
  return planSchema.parse(JSON.parse(await readFile(home.launch, "utf8")));
}
