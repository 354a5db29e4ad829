import { EventEmitter, once } from "node:events";
import { describe, expect, test } from "@jest/globals";
import { createLogger } from "../logs/createLogger.js";
import { runUntilStopped, type StopSignals } from "./runUntilStopped.js";

function start(graceSeconds: number, run: (signals: StopSignals) => Promise<void>) {
  const lines: string[] = [];
  const process = new EventEmitter();
  const logger = createLogger({ service: "demo", write: (line) => lines.push(line) });
  return { process, lines, exit: runUntilStopped({ process, logger, graceSeconds, run }) };
}

async function untilStopped({ stopping }: StopSignals): Promise<void> {
  if (!stopping.aborted) await once(stopping, "abort");
}

describe("runUntilStopped", () => {
  test.each(["SIGTERM", "SIGINT"])("ends with 0 when the work ends after %s", async (signal) => {
    const { process, exit, lines } = start(60, untilStopped);
    process.emit(signal);
    expect(await exit).toBe(0);
    expect(lines.join("")).toContain("worker.stopped");
    expect(process.listenerCount(signal)).toBe(0);
  });

  test("tells work that does not end when its time is over", async () => {
    const { process, exit, lines } = start(0.01, async ({ deadline }) => {
      await once(deadline, "abort");
    });
    process.emit("SIGTERM");
    expect(await exit).toBe(0);
    expect(lines.join("")).toContain("worker.deadline");
  });

  test("ends with 1 when the work fails", async () => {
    const { exit } = start(1, async () => {
      throw new Error("broken");
    });
    expect(await exit).toBe(1);
  });
});
