import type { Control } from "./Control.js";

/** Governance and organisation. */
export const governanceAndOrganisation: readonly Control[] = [
  {
    id: "GOV-01",
    statement: "Every taggable resource has governance and cost tags (owner, env, system, data class, cost centre).",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["CM-8"] },
  },
  {
    id: "GOV-02",
    statement: "AWS Config is enabled in each used region and components are compatible with its rules.",
    systems: ["compressor", "transform", "credentials"],
    layers: ["foundation"],
    frameworks: { fsbp: ["Config.1"], cis5: ["3.3"], cis7: ["4.3"], nist: ["CM-6"] },
  },
  {
    id: "GOV-03",
    statement:
      "Organization SCP guardrails exist (deny leaving org, disabling trail/config/guard, public buckets, unused regions, unencrypted uploads).",
    systems: ["transform"],
    layers: ["foundation", "runbook"],
    frameworks: { cis7: ["2.1.2"], nist: ["AC-3"] },
  },
  {
    id: "GOV-04",
    statement: "Credentials are audited monthly (age, use, owner).",
    systems: ["credentials"],
    layers: ["pipeline", "command", "runbook"],
    frameworks: { nist: ["AC-2", "IA-5"] },
  },
  {
    id: "GOV-05",
    statement: "Access and IAM role permissions are reviewed quarterly.",
    systems: ["transform", "credentials"],
    layers: ["command", "runbook"],
    frameworks: { nist: ["AC-2", "AC-6"] },
  },
  {
    id: "GOV-06",
    statement: "A security assessment/audit and a penetration test are done annually.",
    systems: ["transform", "credentials"],
    layers: ["runbook", "pipeline"],
    frameworks: { nist: ["CA-2", "CA-8"] },
  },
  {
    id: "GOV-07",
    statement: "CloudWatch alarms are reviewed quarterly (coverage, thresholds, subscribers).",
    systems: ["transform"],
    layers: ["command", "runbook"],
    frameworks: { nist: ["CA-7"] },
  },
  {
    id: "GOV-08",
    statement: "People who work on the platform get regular security training.",
    systems: ["credentials"],
    layers: ["runbook"],
    frameworks: { nist: ["AT-2"] },
  },
  {
    id: "GOV-09",
    statement:
      "Known limitations are recorded as reviewed exceptions with owner, reason, expiry (eval, writable filesystem, symlink switching, internet need).",
    systems: ["transform"],
    layers: ["policy", "runbook"],
    frameworks: {},
  },
];
