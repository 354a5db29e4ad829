import { classifyError, describeError, type Logger, WorkerError } from "@sallyport/worker-kit";
import { parseAccountEvent } from "./events/AccountEvent.js";
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
 * same event twice, or one that comes late, changes nothing and tells nothing.
 *
 * @throws Error, with the name of what failed alone, so that Lambda calls again, sets the event aside and the alarms fire
 */
export async function handleEvent(given: unknown, ports: Ports): Promise<readonly Outcome[]> {
  const { REMEDIATOR: kind, REMEDIATION_MODE: mode } = ports.settings;
  const log = ports.logger.with({ remediator: kind, mode });
  try {
    const event = parseAccountEvent(given);
    const targets = ports.remediator.targetsIn(event);
    if (targets.length === 0) log.warn("remediation.no_target", { eventId: event.id, source: event.source });
    const outcomes: Outcome[] = [];
    for (const target of targets) {
      const outcome = await settle(target);
      log.info("remediation.settled", { eventId: event.id, target, outcome });
      outcomes.push({ target, outcome });
    }
    return outcomes;

    async function settle(target: string): Promise<Outcome["outcome"]> {
      const { remediator, notifier, settings } = ports;
      if (settings.REMEDIATION_SPARED.includes(target)) return "spared";
      const remedy = await remediator.examine(target);
      if (remedy === undefined) return "nothing-to-do";
      const applies = mode === "apply";
      log.warn(applies ? "remediation.applying" : "remediation.would_apply", { target, ...remedy });
      if (applies) await remedy.apply();
      await notifier.tell(noticeOf(settings, { event, target, remedy, runbook: remediator.runbook }));
      return applies ? "applied" : "would-apply";
    }
  } catch (error) {
    const denied = classifyError(error).kind === "denied";
    log.error(denied ? "security.access_denied" : "remediation.failed", describeError(error));
    if (error instanceof WorkerError) throw new Error(error.message);
    throw new Error(`The remediation failed (${String(describeError(error).reason)}); the function's log has more`);
  }
}
