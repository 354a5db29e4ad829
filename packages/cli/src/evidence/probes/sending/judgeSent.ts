import { type Decision, probeSessionName } from "@sallyport/sandbox";
import { assumedRole } from "../../assumedRole.js";
import type { Probe } from "../Probe.js";
import type { SentProbe } from "./sendProbes.js";

/**
 * What the sandbox decided on probes that were sent. A probe counts only where the decision log says that for a probing session of the role its
 * very action was judged on its very resource: an answer alone could be about something else, and a decision alone something that nobody was
 * told.
 *
 * @param decisions those since the probes were sent
 */
export async function judgeSent(
  sent: readonly SentProbe[],
  decisions: Iterable<Decision> | AsyncIterable<Decision>,
): Promise<ReadonlyMap<Probe, "refused" | "allowed">> {
  const byCall = new Map(
    sent.map((one) => [callOf(one.role, one.probe.action, one.probe.resource), [] as SentProbe[]]),
  );
  for (const one of sent) byCall.get(callOf(one.role, one.probe.action, one.probe.resource))?.push(one);
  const verdicts = new Map<Probe, "refused" | "allowed">();
  for await (const { principal, action, resource, decision } of decisions) {
    if (!principal.endsWith(`/${probeSessionName}`)) continue;
    for (const { probe, denied } of byCall.get(callOf(assumedRole(principal) ?? "", action, resource)) ?? []) {
      if (decision === "allow") verdicts.set(probe, "allowed");
      else if (denied && !verdicts.has(probe)) verdicts.set(probe, "refused");
    }
  }
  return verdicts;
}

/** A log group is judged as all of its streams are named: with an empty name of a stream behind its own. */
function callOf(role: string, action: string, resource: string): string {
  return `${role} ${action.toLowerCase()} ${resource.replace(/:log-stream:$/, "")}`;
}
