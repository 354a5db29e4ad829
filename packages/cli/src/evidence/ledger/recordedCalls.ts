import { type Decision, probeSessionName } from "@sallyport/sandbox";
import { assumedRole } from "../assumedRole.js";

/** Calls of one kind: how many, and when. */
interface Occurrences {
  readonly calls: number;
  /** ISO 8601, UTC. */
  readonly first: string;
  readonly last: string;
  /** Names of the runs in which they were made; what was called outside of all has none. */
  readonly runs: readonly string[];
}

/** Calls of one action on one resource that a statement allowed. */
export interface AllowedCall extends Occurrences {
  readonly policy: string;
  readonly statement: string;
  readonly action: string;
  readonly resource: string;
}

/** Calls of one action on one resource that were refused. */
export interface RefusedCall extends Occurrences {
  readonly action: string;
  readonly resource: string;
  readonly why: string;
}

/** What a role did. */
export interface RoleCalls {
  readonly allowed: readonly AllowedCall[];
  readonly refused: readonly RefusedCall[];
}

/**
 * What each of some roles did, by the decision log: distinct calls, counted. A call that AWS allows to everybody has no statement and is left
 * out; one that a resource's own policy allowed is in, under that policy's name. Probes that were sent are no calls of the role's.
 *
 * @param runOf the name of the run in which a role called at a time
 */
export async function recordedCalls(
  roles: ReadonlySet<string>,
  decisions: Iterable<Decision> | AsyncIterable<Decision>,
  runOf: (role: string, time: string) => string | undefined = () => undefined,
): Promise<ReadonlyMap<string, RoleCalls>> {
  const allowed = new Map<string, Map<string, AllowedCall>>();
  const refused = new Map<string, Map<string, RefusedCall>>();
  for await (const { principal, decision, policy, statement, action, resource, time, reason } of decisions) {
    const role = assumedRole(principal);
    if (role === undefined || !roles.has(role) || principal.endsWith(`/${probeSessionName}`)) continue;
    const at = { time, run: runOf(role, time) };
    if (decision === "deny") {
      const why = statement === null ? (reason ?? "no statement allows it") : `${policy} ${statement} denies it`;
      add(refused, role, { action, resource, why }, at);
    } else if (policy !== null && statement !== null) add(allowed, role, { policy, statement, action, resource }, at);
  }
  return new Map(
    [...roles].map((role) => [
      role,
      { allowed: [...(allowed.get(role)?.values() ?? [])], refused: [...(refused.get(role)?.values() ?? [])] },
    ]),
  );
}

function add<Call extends object>(
  byRole: Map<string, Map<string, Call & Occurrences>>,
  role: string,
  call: Call,
  { time, run }: { readonly time: string; readonly run: string | undefined },
): void {
  const ofRole = byRole.get(role) ?? new Map<string, Call & Occurrences>();
  byRole.set(role, ofRole);
  const key = JSON.stringify(call);
  const before = ofRole.get(key);
  // Lines of concurrent calls may come out of order.
  ofRole.set(key, {
    ...call,
    calls: (before?.calls ?? 0) + 1,
    first: before !== undefined && before.first < time ? before.first : time,
    last: before !== undefined && before.last > time ? before.last : time,
    runs: [...new Set([...(before?.runs ?? []), ...(run === undefined ? [] : [run])])],
  });
}
