import type { Control } from "./Control.js";

/** Supply chain and CI. */
export const supplyChainAndCi: readonly Control[] = [
  {
    id: "SUP-01",
    statement: "Every image repository scans on push (original repository `aws-transform-cli`, `scanOnPush=true`).",
    systems: ["compressor", "transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["ECR.1"], nist: ["RA-5"] },
  },
  {
    id: "SUP-02",
    statement:
      "Images are scanned regularly: existing images on schedule, and every built image in CI, where high or critical findings fail the build unless a dated exception exists.",
    systems: ["compressor", "transform"],
    layers: ["foundation", "pipeline"],
    frameworks: { nist: ["RA-5", "SA-11"] },
  },
  {
    id: "SUP-03",
    statement:
      "Every binary downloaded in a build is verified by a pinned checksum (Maven, Gradle and any other tool; no pipe from network to shell).",
    systems: ["transform"],
    layers: ["pipeline"],
    frameworks: { nist: ["SI-7", "SR-3"] },
  },
  {
    id: "SUP-04",
    statement:
      "Build contexts have a `.dockerignore` that excludes VCS data, environment files, keys, credentials, logs and docs (deny-all then allow-list).",
    systems: ["transform"],
    layers: ["pipeline"],
    frameworks: {},
  },
  {
    id: "SUP-05",
    statement:
      "Base images are updated and images rebuilt at least monthly; builds apply OS security updates from the distribution package manager (`dnf`, `apt`) and leave no package cache.",
    systems: ["compressor", "kpi", "transform"],
    layers: ["pipeline", "policy"],
    frameworks: { nist: ["SI-2"] },
  },
  {
    id: "SUP-06",
    statement:
      "Language runtimes are reviewed and updated quarterly, and advisories tracked, for Java (OpenJDK), Python, Node.js and npm packages including `@aws/atx-cli`.",
    systems: ["transform"],
    layers: ["pipeline", "runbook"],
    frameworks: { nist: ["SI-2", "RA-5"] },
  },
  {
    id: "SUP-07",
    statement: "Dependabot or Renovate opens automated update requests for every ecosystem in the repository.",
    systems: ["transform"],
    layers: ["pipeline"],
    frameworks: { nist: ["SI-2"] },
  },
  {
    id: "SUP-08",
    statement:
      "Dependencies are scanned for known vulnerabilities regularly and blocking (examples: PySpark, `boto3`, `hadoop-aws`).",
    systems: ["kpi", "etl"],
    layers: ["pipeline"],
    frameworks: { nist: ["RA-5"] },
  },
  {
    id: "SUP-09",
    statement:
      "Infrastructure libraries (CDK in the original, Pulumi and providers here) are kept updated for security fixes.",
    systems: ["compressor"],
    layers: ["pipeline"],
    frameworks: { nist: ["SI-2"] },
  },
  {
    id: "SUP-10",
    statement: "Changes to application and infrastructure code need a review before merge.",
    systems: ["kpi", "etl"],
    layers: ["pipeline", "runbook"],
    frameworks: { nist: ["CM-3", "SA-11"] },
  },
  {
    id: "SUP-11",
    statement: "All infrastructure is code under version control; out-of-band change is detected.",
    systems: ["etl"],
    layers: ["pipeline", "foundation"],
    frameworks: { nist: ["CM-2", "CM-3"] },
  },
  {
    id: "SUP-12",
    statement:
      "Automated security tests and scanning are blocking steps of the pipeline (policy packs, secret, dependency, image, IaC).",
    systems: ["etl", "credentials"],
    layers: ["pipeline"],
    frameworks: { nist: ["SA-11"] },
  },
  {
    id: "SUP-13",
    statement:
      "Provider-side service patching is relied on only where enabled: Fargate latest, RDS auto minor upgrade, supported Lambda runtimes.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["RDS.13", "Lambda.2", "ECS.10"], cis5: ["2.2.2"], cis7: ["3.2.2"], nist: ["SI-2"] },
  },
  {
    id: "SUP-14",
    statement: "Images are deployed by digest and repositories have immutable tags.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["ECR.2"] },
  },
];
