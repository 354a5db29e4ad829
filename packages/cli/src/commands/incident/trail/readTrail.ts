import type { AccountClients } from "../../security/AccountClients.js";
import { readLines } from "../logs/readLines.js";
import { parseTrailEvent } from "./parseTrailEvent.js";
import type { TrailEvent } from "./TrailEvent.js";
import type { TrailLog } from "./TrailLog.js";

/** Which events are asked for, on the server and again here. */
export interface TrailQuestion {
  readonly pattern: string;
  readonly wanted: (event: TrailEvent) => boolean;
}

/** Calls that were denied, of whatever service. */
export const deniedCalls: TrailQuestion = {
  pattern: '{ ($.errorCode = "*UnauthorizedOperation") || ($.errorCode = "AccessDenied*") }',
  wanted: ({ error }) => /UnauthorizedOperation$|^AccessDenied/.test(error),
};

/** Values of secrets that were handed out or refused. */
export const secretReads: TrailQuestion = {
  pattern: '{ ($.eventSource = "secretsmanager.amazonaws.com") && ($.eventName = "*GetSecretValue") }',
  wanted: ({ call }) => /^secretsmanager\.amazonaws\.com (?:Batch)?GetSecretValue$/.test(call),
};

/** The events of the trail since a moment that answer a question, the oldest first. */
export async function readTrail(
  { logs }: Pick<AccountClients, "logs">,
  { region, logGroup }: TrailLog,
  since: number,
  { pattern, wanted }: TrailQuestion,
): Promise<readonly TrailEvent[]> {
  const lines = await readLines(logs(region), { logGroup, pattern, since });
  return lines.flatMap(({ text }) => parseTrailEvent(text) ?? []).filter(wanted);
}
