import { paginateDescribeLogGroups } from "@aws-sdk/client-cloudwatch-logs";
import type { AccountClients } from "../../security/AccountClients.js";
import { readLines } from "./readLines.js";

/** Errors of one kind in one log group. */
export interface ErrorGroup {
  readonly region: string;
  readonly logGroup: string;
  /** The stable name of the event that a line tells; `unstructured` where it is no JSON. */
  readonly event: string;
  readonly count: number;
  /** ISO 8601. */
  readonly last: string;
}

/** Flow logs and trails have other lines, and are looked at by other questions. */
const others = /flow-?log|audit|trail|vpc/i;
const pattern = '{ ($.level = "error") || ($.event = "security.*") }';

/**
 * Errors in the logs of workloads since a moment, by group and event. Only names of events are told: a line may quote what somebody sent.
 */
export async function workloadErrors(
  { logs }: Pick<AccountClients, "logs">,
  regions: readonly string[],
  since: number,
): Promise<readonly ErrorGroup[]> {
  const found = new Map<string, ErrorGroup>();
  for (const region of regions) {
    for await (const { logGroups = [] } of paginateDescribeLogGroups({ client: logs(region) }, {})) {
      for (const { logGroupName: logGroup = "" } of logGroups) {
        if (others.test(logGroup)) continue;
        for (const { time, text } of await readLines(logs(region), { logGroup, pattern, since })) {
          const event = errorIn(text);
          if (event === undefined) continue;
          const key = `${region}\n${logGroup}\n${event}`;
          const last = new Date(time).toISOString();
          found.set(key, { region, logGroup, event, count: (found.get(key)?.count ?? 0) + 1, last });
        }
      }
    }
  }
  return [...found.values()].sort((one, other) => other.count - one.count || (one.logGroup < other.logGroup ? -1 : 1));
}

/** The event of a line that tells an error; undefined for every other line. */
export function errorIn(text: string): string | undefined {
  try {
    const { level, event } = JSON.parse(text) as { readonly level?: unknown; readonly event?: unknown };
    const name = typeof event === "string" && /^[\w.-]{1,80}$/.test(event) ? event : "unnamed";
    return level === "error" || name.startsWith("security.") ? name : undefined;
  } catch {
    return /\b(?:ERROR|Error:|Exception|FATAL)\b/.test(text) ? "unstructured" : undefined;
  }
}
