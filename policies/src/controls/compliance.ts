import type { Control } from "./Control.js";

/** Compliance. */
export const compliance: readonly Control[] = [
  {
    id: "CPL-01",
    statement: "Controls are mapped to the Well-Architected Security Pillar and the map is tested for unknown ids.",
    systems: ["etl", "transform", "credentials"],
    layers: ["pipeline"],
    frameworks: {},
  },
  {
    id: "CPL-02",
    statement: "Applicable CIS AWS Foundations recommendations are mapped to component defaults and rules.",
    systems: ["etl"],
    layers: ["pipeline"],
    frameworks: {},
  },
  {
    id: "CPL-03",
    statement: "Images are checked against the CIS Docker Benchmark items that apply to image content.",
    systems: ["transform"],
    layers: ["pipeline"],
    frameworks: {},
  },
  {
    id: "CPL-04",
    statement: "Controls are mapped to NIST CSF functions (and 800-53 r5 as detail).",
    systems: ["credentials"],
    layers: ["runbook"],
    frameworks: {},
  },
  {
    id: "CPL-05",
    statement:
      "SOC 2 Type II evidence can be produced over a period (policy runs, reviews, rotations, restores kept with dates).",
    systems: ["credentials"],
    layers: ["pipeline", "runbook"],
    frameworks: {},
  },
  {
    id: "CPL-06",
    statement: "Applicable OWASP recommendations for application design are listed with the test that covers each.",
    systems: ["etl"],
    layers: ["worker"],
    frameworks: {},
  },
  {
    id: "CPL-07",
    statement:
      "Reference guides named by the documents (S3, KMS, ECS, VPC, Batch security practice; general AWS security) are linked from the control pages.",
    systems: ["compressor", "transform", "credentials"],
    layers: ["runbook"],
    frameworks: {},
  },
  {
    id: "CPL-08",
    statement: "Every security claim in our docs names a test or rule; a claim without proof fails the docs check.",
    systems: [],
    layers: ["pipeline"],
    frameworks: { nist: ["CA-2"] },
  },
];
