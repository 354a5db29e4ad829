import { seededRandom } from "../../../random/seededRandom.js";
import { drawnFrom } from "../drawnFrom.js";
import type { Probe } from "../Probe.js";
import type { ProbeOutcome } from "../ProbeOutcome.js";
import { isSendable } from "./sendProbes.js";

/** Of a role's probes that the simulation refuses, how many are sent too. */
const sample = 24;

/**
 * Which of a role's probes are sent: all on which the simulation cannot judge, and of what it refuses a sample by a seed, or all. What it allows
 * is a finding already, and would be done.
 */
export function probesToSend<Judged extends Probe & ProbeOutcome>(
  probes: readonly Judged[],
  seed: number,
  all: boolean,
): readonly Judged[] {
  const sendable = probes.filter(isSendable);
  const refused = sendable.filter(({ outcome }) => outcome === "refused");
  return [
    ...sendable.filter(({ outcome }) => outcome === "not-judged"),
    ...(all ? refused : drawnFrom(refused, sample, seededRandom(seed))),
  ];
}
