import type { AccountEvent } from "./events/AccountEvent.js";
import type { Notice, Remedy } from "./ports.js";
import type { Settings } from "./settings.js";

interface Told {
  readonly event: AccountEvent;
  readonly target: string;
  readonly remedy: Remedy;
  readonly runbook: string;
}

/** The message on what was done, or would have been. */
export function noticeOf(
  { REMEDIATOR: kind, REMEDIATION_MODE: mode }: Pick<Settings, "REMEDIATOR" | "REMEDIATION_MODE">,
  { event, target, remedy, runbook }: Told,
): Notice {
  const { finding, action } = remedy;
  const subject = `${mode === "apply" ? "Remediated" : "Would remediate"} ${kind}: ${target}`;
  const done = mode === "apply" ? `Done: ${action}` : `A dry run, nothing was changed. Would have done: ${action}`;
  const told = `Told by ${event.source}, "${event["detail-type"]}", event ${event.id} of ${event.time}`;
  return {
    subject: subject.replace(/[^\x20-\x7e]/g, "?").slice(0, 100),
    text: [
      `Found: ${finding}`,
      done,
      `Account ${event.account}, region ${event.region}`,
      told,
      `What to do now: docs/runbooks/${runbook}.md`,
    ].join("\n"),
  };
}
