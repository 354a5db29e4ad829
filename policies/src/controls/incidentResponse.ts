import type { Control } from "./Control.js";

/** Incident response. */
export const incidentResponse: readonly Control[] = [
  {
    id: "IR-01",
    statement: "Incident response procedures are defined for each system (roles, severity, steps, contacts).",
    systems: ["transform"],
    layers: ["runbook"],
    frameworks: { nist: ["IR-8"] },
  },
  {
    id: "IR-02",
    statement:
      "Automated remediation exists as functions reacting to findings (public bucket, open group, exposed key), off by default and dry-run first.",
    systems: ["transform"],
    layers: ["foundation", "worker"],
    frameworks: { nist: ["IR-4"] },
  },
  {
    id: "IR-03",
    statement:
      "Credential compromise playbook: rotate the affected credentials at once, review access logs, update dependants, document the incident.",
    systems: ["credentials"],
    layers: ["runbook", "command"],
    frameworks: { nist: ["IR-4", "IR-5"] },
  },
  {
    id: "IR-04",
    statement:
      "Security triage order: run the validator, look at CloudWatch errors, look at CloudTrail for unauthorized access, then contact the security team.",
    systems: ["credentials"],
    layers: ["runbook", "command"],
    frameworks: { nist: ["IR-4"] },
  },
  {
    id: "IR-05",
    statement:
      "Vulnerability reports are private: no public issue; mail to the security contact with description, reproduction, impact and suggested fix.",
    systems: ["transform"],
    layers: ["runbook"],
    frameworks: { nist: ["IR-6"] },
  },
  {
    id: "IR-06",
    statement: "A security contact is configured (repository and account).",
    systems: ["transform", "credentials"],
    layers: ["foundation", "runbook"],
    frameworks: { fsbp: ["Account.1"], cis5: ["1.2"], cis7: ["2.3"] },
  },
  {
    id: "IR-07",
    statement:
      "Operational troubleshooting covers: missing AWS credentials, ClickHouse connection failure, Lambda access denied (role, secret access, environment rights).",
    systems: ["credentials"],
    layers: ["runbook", "command"],
    frameworks: {},
  },
];
