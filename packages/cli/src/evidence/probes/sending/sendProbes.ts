import { parseArn } from "@sallyport/intents";
import type { Probe } from "../Probe.js";
import type { OpenCaller } from "./ProbeCaller.js";
import { probeCallers } from "./probeCallers.js";
import type { SessionKeys } from "./SessionKeys.js";

/** A probe that was sent, and its answer. */
export interface SentProbe {
  readonly probe: Probe;
  /** By which the decision log knows the call; empty where nothing answered. */
  readonly requestId: string;
  /** Whether the answer was a denial. */
  readonly denied: boolean;
}

/** What services call a denial; DynamoDB and KMS answer it with status 400. */
const denials = /AccessDenied|NotAuthorized|Unauthorized|AuthorizationError/;

/** Whether the call of a probe is known, and can be made by a program that holds the role's keys. */
export function isSendable({ action, unsendable }: Probe): boolean {
  return unsendable === undefined && probeCallers.has(action);
}

/**
 * Makes the calls of probes, one after the other, under a session of the role that they are about.
 *
 * @param region where the calls go whose resource has no region
 */
export async function sendProbes(
  probes: readonly Probe[],
  credentials: SessionKeys,
  region: string,
): Promise<readonly SentProbe[]> {
  const open = new Map<string, OpenCaller>();
  const sent: SentProbe[] = [];
  try {
    for (const probe of probes) {
      const caller = probeCallers.get(probe.action);
      if (caller === undefined) continue;
      const target = { ...placeOf(probe, region), arn: probe.resource };
      const name = `${probe.action.split(":")[0]} ${target.region || region}`;
      const client = open.get(name) ?? caller.open({ region: target.region || region, credentials, maxAttempts: 1 });
      open.set(name, client);
      sent.push({ probe, ...(await answerOf(client.call(probe.action, target))) });
    }
  } finally {
    for (const client of open.values()) client.close();
  }
  return sent;
}

/** Of a call that names no resource, where it is made. */
function placeOf({ resource }: Probe, region: string) {
  return parseArn(resource) ?? { partition: "aws", service: "", region, accountId: "", resource };
}

async function answerOf(call: Promise<unknown>): Promise<Pick<SentProbe, "requestId" | "denied">> {
  try {
    return { requestId: metadataOf(await call).requestId, denied: false };
  } catch (error) {
    const { requestId, status } = metadataOf(error);
    return { requestId, denied: status === 403 || (error instanceof Error && denials.test(error.name)) };
  }
}

/** What the SDK tells of an answer, be it an output or an error. */
function metadataOf(answer: unknown): { readonly requestId: string; readonly status: number } {
  const metadata = typeof answer === "object" && answer !== null && "$metadata" in answer ? answer.$metadata : {};
  const { requestId = "", httpStatusCode = 0 } = metadata as { requestId?: string; httpStatusCode?: number };
  return { requestId, status: httpStatusCode };
}
