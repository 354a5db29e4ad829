import type { Control } from "./Control.js";

/** Retention and lifecycle. */
export const retentionAndLifecycle: readonly Control[] = [
  {
    id: "RET-01",
    statement:
      "Temporary (staging) objects are removed automatically after replication succeeds, with a lifecycle rule as safety net that is longer than the worst replication delay (original: 1 day).",
    systems: ["compressor"],
    layers: ["worker", "component", "policy"],
    frameworks: { fsbp: ["S3.13"], nist: ["SI-12"] },
  },
  {
    id: "RET-02",
    statement: "Uploaded source code expires after 7 days.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.13"], nist: ["SI-12"] },
  },
  {
    id: "RET-03",
    statement:
      "Old results are archived by lifecycle (transition then expiry, noncurrent versions too); Intelligent-Tiering is an option for unknown access patterns.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["S3.10", "S3.13"], nist: ["SI-12"] },
  },
];
