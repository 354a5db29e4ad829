import type { Decision } from "@sallyport/sandbox";
import type { Probe } from "../Probe.js";
import type { SentProbe } from "./sendProbes.js";

/**
 * What the sandbox decided on probes that were sent. A probe counts only where the decision log says, under the request's own id, that its very
 * action was judged on its very resource: an answer alone could be about something else, and a decision alone something that nobody was told.
 */
export async function judgeSent(
  sent: readonly SentProbe[],
  decisions: Iterable<Decision> | AsyncIterable<Decision>,
): Promise<ReadonlyMap<Probe, "refused" | "allowed">> {
  const byRequest = new Map(sent.filter(({ requestId }) => requestId !== "").map((one) => [one.requestId, one]));
  const verdicts = new Map<Probe, "refused" | "allowed">();
  for await (const { requestId, action, resource, decision } of decisions) {
    const one = byRequest.get(requestId);
    if (one === undefined || !isSame(one.probe, action, resource)) continue;
    if (decision === "allow") verdicts.set(one.probe, "allowed");
    else if (one.denied && !verdicts.has(one.probe)) verdicts.set(one.probe, "refused");
  }
  return verdicts;
}

function isSame(probe: Probe, action: string, resource: string): boolean {
  return probe.action.toLowerCase() === action.toLowerCase() && probe.resource === resource;
}
