import { once } from "node:events";
import { createWriteStream } from "node:fs";
import { setTimeout as delay } from "node:timers/promises";
import type { TaskProcess } from "../process/spawnTask.js";
import { LineSplitter } from "./LineSplitter.js";
import type { LogForwarder } from "./LogForwarder.js";

/** The pipes may stay open in a process that left the task's group. */
const drainLimit = 2_000;

/**
 * Writes each line of a task's output to a file of mode 0600 and hands it to the forwarder, if there is one.
 *
 * @returns waits until all output is written; to be called once the process has ended
 */
export function collectOutput(child: TaskProcess, file: string, forwarder: LogForwarder | undefined) {
  const log = createWriteStream(file, { flags: "a", mode: 0o600 });
  let problem: Error | undefined;
  log.on("error", (error) => {
    problem = error;
  });
  const closed = once(child, "close");
  for (const stream of [child.stdout, child.stderr]) {
    const lines = new LineSplitter((line) => {
      if (!problem) log.write(`${line}\n`);
      forwarder?.push(line);
    });
    stream.on("data", (chunk: Buffer) => lines.write(chunk));
    stream.once("close", () => lines.end());
  }
  return async (): Promise<void> => {
    await Promise.race([closed, delay(drainLimit, undefined, { ref: false })]);
    child.stdout.destroy();
    child.stderr.destroy();
    await forwarder?.close();
    if (!problem) log.end();
  };
}
