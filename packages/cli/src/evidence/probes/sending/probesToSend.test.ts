import { describe, expect, it } from "@jest/globals";
import type { Probe } from "../Probe.js";
import type { ProbeOutcome } from "../ProbeOutcome.js";
import { probesToSend } from "./probesToSend.js";

type Judged = Probe & ProbeOutcome;
const probe = (key: number, fields: Partial<Judged> = {}): Judged => ({
  ...{ kind: "delete", action: "s3:DeleteObject", resource: `arn:aws:s3:::orders/in/${key}` },
  ...{ outcome: "refused", by: "simulation", ...fields },
});
const refused = Array.from({ length: 40 }, (_, key) => probe(key));

describe("the probes of a role that are sent", () => {
  it("are a sample of what the simulation refuses, the same for the same seed, or all", () => {
    const some = probesToSend(refused, 1, false);
    expect(some.length).toBeGreaterThanOrEqual(10);
    expect(some.length).toBeLessThan(refused.length);
    expect(probesToSend(refused, 1, false)).toEqual(some);
    expect(probesToSend(refused, 2, false)).not.toEqual(some);
    expect(probesToSend(refused, 1, true)).toEqual(refused);
  });

  it("are all on which the simulation cannot judge", () => {
    const unjudged = probe(1, { kind: "without kms:viaservice", outcome: "not-judged", by: undefined });
    expect(probesToSend([...refused, unjudged], 1, false)).toContain(unjudged);
  });

  it("are none that no program can send, whose call is not known, or that would be done", () => {
    const kept = [
      probe(1, { unsendable: "the sandbox listens for TLS alone", outcome: "not-judged" }),
      probe(2, { action: "guardduty:DeleteDetector" }),
      probe(3, { outcome: "allowed" }),
    ];
    expect(probesToSend(kept, 1, true)).toEqual([]);
  });
});
