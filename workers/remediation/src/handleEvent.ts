import { classifyError, describeError, type Logger, WorkerError } from "@sallyport/worker-kit";
import { type AccountEvent, parseAccountEvent } from "./events/AccountEvent.js";
import { noticeOf } from "./noticeOf.js";
import type { Notifier, Remediator } from "./ports.js";
import type { Settings } from "./settings.js";

/** What became of one target. */
export interface Outcome {
  readonly target: string;
  readonly outcome: "applied" | "would-apply" | "nothing-to-do" | "spared";
}

interface Ports {
  readonly settings: Pick<Settings, "REMEDIATOR" | "REMEDIATION_MODE" | "REMEDIATION_SPARED">;
  readonly remediator: Remediator;
  readonly notifier: Notifier;
  readonly logger: Logger;
}

/**
 * Puts right what an event tells of, or says what it would do, and tells people. How a target stands is looked up first: the
 * same event twice, or one that comes late, changes nothing and tells nothing. A target that fails keeps no other back.
 *
 * @throws Error, with the name of what failed alone, so that Lambda calls again, sets the event aside and the alarms fire
 */
export async function handleEvent(given: unknown, ports: Ports): Promise<readonly Outcome[]> {
  const { REMEDIATOR: remediator, REMEDIATION_MODE: mode } = ports.settings;
  const logger = ports.logger.with({ remediator, mode });
  const event = attempt(() => parseAccountEvent(given), logger);
  const targets = ports.remediator.targetsIn(event);
  if (targets.length === 0) logger.warn("remediation.no_target", { eventId: event.id, source: event.source });
  const settled = await Promise.allSettled(targets.map((target) => settle(target, event, { ...ports, logger })));
  const failed = settled.find((result) => result.status === "rejected");
  if (failed !== undefined) throw failed.reason;
  return settled.flatMap((result) => (result.status === "fulfilled" ? [result.value] : []));
}

async function settle(target: string, event: AccountEvent, ports: Ports): Promise<Outcome> {
  const logger = ports.logger.with({ eventId: event.id, target });
  try {
    const outcome = await remedied(target, event, { ...ports, logger });
    logger.info("remediation.settled", { outcome });
    return { target, outcome };
  } catch (error) {
    throw told(error, logger);
  }
}

async function remedied(target: string, event: AccountEvent, ports: Ports): Promise<Outcome["outcome"]> {
  const { remediator, notifier, settings, logger } = ports;
  if (settings.REMEDIATION_SPARED.includes(target)) return "spared";
  const remedy = await remediator.examine(target);
  if (remedy === undefined) return "nothing-to-do";
  const applies = settings.REMEDIATION_MODE === "apply";
  const { finding, action } = remedy;
  logger.warn(applies ? "remediation.applying" : "remediation.would_apply", { finding, action });
  if (applies) await remedy.apply();
  await notifier.tell(noticeOf(settings, { event, target, remedy, runbook: remediator.runbook }));
  return applies ? "applied" : "would-apply";
}

function attempt<Result>(parse: () => Result, logger: Logger): Result {
  try {
    return parse();
  } catch (error) {
    throw told(error, logger);
  }
}

/** Logs an error, and gives what Lambda may log and return: texts of AWS's may name what others should not read. */
function told(error: unknown, logger: Logger): Error {
  const denied = classifyError(error).kind === "denied";
  logger.error(denied ? "security.access_denied" : "remediation.failed", describeError(error));
  if (error instanceof WorkerError) return new Error(error.message);
  return new Error(`The remediation failed (${String(describeError(error).reason)}); the function's log has more`);
}
