import type { TrailEvent } from "./TrailEvent.js";

interface RawEvent {
  readonly eventTime?: string;
  readonly eventSource?: string;
  readonly eventName?: string;
  readonly errorCode?: string;
  readonly sourceIPAddress?: string;
  readonly userIdentity?: {
    readonly arn?: string;
    readonly type?: string;
    readonly invokedBy?: string;
    readonly sessionContext?: { readonly sessionIssuer?: { readonly arn?: string } };
  };
  readonly requestParameters?: { readonly secretId?: string } | null;
}

/** Reads a line of the trail's log group; undefined for what is no event. */
export function parseTrailEvent(line: string): TrailEvent | undefined {
  const raw = jsonIn(line);
  if (raw?.eventName === undefined) return undefined;
  const { userIdentity: who = {}, requestParameters } = raw;
  return {
    time: raw.eventTime ?? "",
    call: `${raw.eventSource ?? ""} ${raw.eventName}`.trim(),
    principal: who.sessionContext?.sessionIssuer?.arn ?? who.arn ?? who.invokedBy ?? who.type ?? "unknown",
    address: raw.sourceIPAddress ?? "",
    error: raw.errorCode ?? "",
    secret: String(requestParameters?.secretId ?? ""),
  };
}

function jsonIn(line: string): RawEvent | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
