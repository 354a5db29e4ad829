import { describeError, WorkerError } from "@sallyport/worker-kit";
import { CredentialEvents } from "./operations/CredentialEvents.js";
import { type Answer, handleRequest } from "./operations/handleRequest.js";
import type { OperationPorts } from "./operations/OperationPorts.js";
import { requestsIn } from "./operations/Request.js";
import { parseRotationEvent } from "./rotation/RotationEvent.js";
import { rotate } from "./rotation/rotate.js";

/**
 * Answers one call: a step of Secrets Manager's, or what an operator, the topic or the schedule asks for. Logs it without any
 * value (LOG-09).
 *
 * @throws Error with a message that holds no secret, so that Secrets Manager repeats the rotation and the alarms fire
 */
export async function handleRotation(event: unknown, ports: OperationPorts): Promise<readonly Answer[] | undefined> {
  try {
    const requests = requestsIn(event);
    if (requests === undefined) return await answerStep(event, ports);
    const answers: Answer[] = [];
    for (const request of requests) answers.push(...(await handleRequest(request, ports)));
    return answers;
  } catch (error) {
    // Lambda logs and returns what is thrown: the texts of other errors may hold parts of statements and values.
    if (error instanceof WorkerError) throw new Error(error.message);
    throw new Error(`The step failed (${String(describeError(error).reason)}); the function's log has more`);
  }
}

async function answerStep(event: unknown, ports: OperationPorts): Promise<undefined> {
  const started = performance.now();
  const fields = () => ({ milliseconds: Math.round(performance.now() - started) });
  const events = new CredentialEvents(ports);
  let log = ports.logger;
  let ids = {};
  try {
    const rotation = parseRotationEvent(event);
    const { Step: step, SecretId: arn, ClientRequestToken: version } = rotation;
    ids = { arn, version };
    log = log.with({ step, arn, version });
    log.info("rotation.step_started");
    if (step === "createSecret") events.rotationStarted(ids);
    const outcome = await rotate(rotation, ports);
    log.info("rotation.step_done", { ...fields(), outcome });
    if (step !== "finishSecret") return;
    events.rotationSucceeded(ids, await ports.store.startedAt(arn, "AWSCURRENT", version).catch(() => undefined));
  } catch (error) {
    log.error("rotation.step_failed", { ...fields(), ...describeError(error) });
    events.rotationFailed(ids, error);
    throw error;
  }
}
