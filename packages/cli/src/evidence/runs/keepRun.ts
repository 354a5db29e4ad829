import { appendFileSync } from "node:fs";
import type { KeptRun } from "./KeptRun.js";
import { runsFile } from "./runsFile.js";

/** Does the run of a pipeline, and keeps in the sandbox's folder when that was: the decision log holds times and no names. */
export async function keepRun<Result>(
  home: string,
  { name, stack }: Pick<KeptRun, "name" | "stack">,
  run: () => Promise<Result>,
): Promise<Result> {
  const started = new Date().toISOString();
  try {
    return await run();
  } finally {
    const kept: KeptRun = { name, stack, started, ended: new Date().toISOString() };
    appendFileSync(runsFile(home), `${JSON.stringify(kept)}\n`, { mode: 0o600 });
  }
}
