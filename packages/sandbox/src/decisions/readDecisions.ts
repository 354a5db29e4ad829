import { createReadStream, existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { sandboxHomePaths } from "../lifecycle/SandboxHome.js";
import type { Decision } from "./Decision.js";
import { parseDecision } from "./parseDecision.js";

/** Which decisions to read. */
export interface ReadDecisionsOptions {
  /** Only those at or after this time. */
  readonly since?: Date;
}

/**
 * Streams a sandbox's decision log in order. A last line that is still being written is left out; none are given when
 * there is no log yet.
 *
 * @throws SandboxError when a line other than the last is not a decision: a count over a damaged log would mislead
 */
export async function* readDecisions(
  home: string,
  options: ReadDecisionsOptions = {},
): AsyncGenerator<Decision, void, undefined> {
  const file = sandboxHomePaths(home).decisions;
  if (!existsSync(file)) return;
  const since = options.since?.getTime() ?? 0;
  const lines = createInterface({ input: createReadStream(file, "utf8"), crlfDelay: Number.POSITIVE_INFINITY });
  let number = 0;
  let damaged: number | undefined;
  for await (const line of lines) {
    number += 1;
    if (damaged !== undefined)
      throw new SandboxError(`line ${damaged} of ${file} is not a decision`, "reset the sandbox and run again");
    const decision = parseDecision(line);
    if (decision === undefined) damaged = number;
    else if (Date.parse(decision.time) >= since) yield decision;
  }
}
