import { describeError, type Logger, WorkerError } from "@sallyport/worker-kit";
import { parseRotationEvent } from "./rotation/RotationEvent.js";
import { type RotationPorts, rotate } from "./rotation/rotate.js";

/**
 * Answers one call of Secrets Manager, and logs it without any value (LOG-09).
 *
 * @throws Error with a message that holds no secret, so that Secrets Manager repeats the rotation and the alarm of the
 *   function's errors fires
 */
export async function handleRotation(event: unknown, ports: RotationPorts, logger: Logger): Promise<void> {
  const started = performance.now();
  const fields = () => ({ milliseconds: Math.round(performance.now() - started) });
  let log = logger;
  try {
    const { Step: step, SecretId: arn, ClientRequestToken: version } = parseRotationEvent(event);
    log = logger.with({ step, arn, version });
    log.info("rotation.step_started");
    const outcome = await rotate(parseRotationEvent(event), ports);
    log.info("rotation.step_done", { ...fields(), outcome });
  } catch (error) {
    log.error("rotation.step_failed", { ...fields(), ...describeError(error) });
    // Lambda logs and returns what is thrown: the texts of other errors may hold parts of statements and values.
    if (error instanceof WorkerError) throw new Error(error.message);
    throw new Error(`The step failed (${String(describeError(error).reason)}); the function's log has more`);
  }
}
