import { parseArn } from "@sallyport/intents";
import type { Probe } from "../Probe.js";
import type { OpenCaller } from "./ProbeCaller.js";
import { probeCallers } from "./probeCallers.js";
import type { SessionKeys } from "./SessionKeys.js";

/** A probe that was sent, and its answer. */
export interface SentProbe {
  readonly probe: Probe;
  readonly role: string;
  /** Whether the answer was a denial. */
  readonly denied: boolean;
}

/** What services call a denial; DynamoDB and KMS answer it with status 400. */
const denials = /AccessDenied|NotAuthorized|Unauthorized|AuthorizationError/;

/** Services whose calls are always about the caller's own account. */
const inOwnAccount: ReadonlySet<string> = new Set(["ec2", "ecr", "iam", "logs", "rds"]);

/** Whether the call of a probe is known, and can be made by a program that holds the role's keys. */
export function isSendable({ kind, action, unsendable }: Probe): boolean {
  const isNameable = kind !== "foreign-account" || !inOwnAccount.has(action.split(":")[0] ?? "");
  return unsendable === undefined && isNameable && probeCallers.has(action);
}

/**
 * Makes the calls of probes, one after the other, under a session of the role that they are about.
 *
 * @param region where the calls go whose resource has no region
 */
export async function sendProbes(
  role: string,
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
      sent.push({ probe, role, denied: await isDenied(client.call(probe.action, target)) });
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

async function isDenied(call: Promise<unknown>): Promise<boolean> {
  try {
    await call;
    return false;
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const status = "$metadata" in error ? (error.$metadata as { httpStatusCode?: number }).httpStatusCode : undefined;
    return status === 403 || denials.test(error.name);
  }
}
