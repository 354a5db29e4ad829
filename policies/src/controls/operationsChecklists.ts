import type { Control } from "./Control.js";

/** Operations checklists. */
export const operationsChecklists: readonly Control[] = [
  {
    id: "OPS-01",
    statement:
      "Pre-deployment gate checks eight items: IAM policies customised, VPC and subnets, security groups, image scanning, alarms, CloudTrail, bucket policies, secrets present.",
    systems: ["transform"],
    layers: ["command", "policy", "runbook"],
    frameworks: {},
  },
  {
    id: "OPS-02",
    statement:
      "Post-deployment smoke run covers: role permissions (allowed and denied simulation), network connectivity (endpoints reachable, internet not), job submission and execution to SUCCEEDED with output, log events present in CloudWatch, credential refresh past 45 min (shortened clock).",
    systems: ["transform"],
    layers: ["command", "pipeline"],
    frameworks: { nist: ["AC-6", "AU-12"] },
  },
  {
    id: "OPS-03",
    statement:
      "Post-deployment review: CloudTrail entries of the deployment looked at (saved query), images scanned and result recorded, effective configuration documented (generated from outputs, no secrets, deterministic).",
    systems: ["transform"],
    layers: ["command", "runbook", "pipeline"],
    frameworks: { nist: ["AU-6", "CM-2", "RA-5"] },
  },
  {
    id: "OPS-04",
    statement:
      "The recurring calendar is generated from one file: monthly base image + credential audit; quarterly versions, IAM, access, alarms; annual audit + pen test.",
    systems: ["transform", "credentials"],
    layers: ["pipeline", "runbook"],
    frameworks: { nist: ["CA-7"] },
  },
];
