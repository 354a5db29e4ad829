import { type CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { Letter } from "./Letter.js";

/** Pages of the log that are read for one message at most: its lines are few, but AWS may answer with empty pages. */
const MOST_PAGES = 20;

/** Why a message was set aside, as the worker that gave it up wrote. */
export interface Reason {
  readonly reason: string;
  /** Of our own errors, which hold no customer's data. */
  readonly message?: string;
}

/** The last line of a worker's log about a message: its id stays the same in the dead-letter queue. Undefined where there is none. */
export async function reasonOf(
  logs: CloudWatchLogsClient,
  logGroupName: string,
  { id, sentAt }: Letter,
): Promise<Reason | undefined> {
  let nextToken: string | undefined;
  let last: { readonly timestamp: number; readonly reason: Reason } | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await logs.send(
      new FilterLogEventsCommand({
        logGroupName,
        filterPattern: `"${id}"`,
        startTime: Date.parse(sentAt),
        ...(nextToken !== undefined && { nextToken }),
      }),
    );
    for (const { message = "", timestamp = 0 } of answer.events ?? []) {
      const reason = lineOf(message, id);
      if (reason && timestamp >= (last?.timestamp ?? 0)) last = { timestamp, reason };
    }
    nextToken = answer.nextToken;
    if (nextToken === undefined) break;
  }
  return last?.reason;
}

function lineOf(text: string, id: string): Reason | undefined {
  try {
    const { messageId, reason, message } = JSON.parse(text) as Readonly<Record<string, unknown>>;
    if (messageId !== id || typeof reason !== "string") return undefined;
    return { reason, ...(typeof message === "string" && { message }) };
  } catch {
    return undefined;
  }
}
