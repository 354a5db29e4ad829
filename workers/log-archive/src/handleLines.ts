import { classifyError, describeError, type Logger, WorkerError } from "@sallyport/worker-kit";
import { parseLogBatch } from "./LogBatch.js";
import { objectOf } from "./objectOf.js";
import type { Archive } from "./ports.js";

interface Ports {
  readonly archive: Archive;
  readonly logger: Logger;
}

/**
 * Writes the lines of one call to the archive.
 *
 * @throws Error without any line in it, so that Lambda calls again, sets the lines aside and the alarms fire
 */
export async function handleLines(event: unknown, { archive, logger }: Ports): Promise<void> {
  try {
    const batch = parseLogBatch(event);
    if (batch === undefined) return;
    const { key, body } = objectOf(batch);
    await archive.put(key, body);
    logger.debug("archive.written", { key, lines: batch.logEvents.length, bytes: body.length });
  } catch (error) {
    const denied = classifyError(error).kind === "denied";
    logger.error(denied ? "security.access_denied" : "archive.failed", describeError(error));
    if (error instanceof WorkerError) throw new Error(error.message);
    throw new Error(
      `The lines were not archived (${String(describeError(error).reason)}); the function's log has more`,
    );
  }
}
