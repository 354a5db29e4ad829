import type { Control } from "./Control.js";

/** Monitoring and alerting. */
export const monitoringAndAlerting: readonly Control[] = [
  {
    id: "MON-01",
    statement: "An alarm fires on any failed job (state FAILED).",
    systems: ["kpi", "transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SI-4"] },
  },
  {
    id: "MON-02",
    statement:
      "Job duration is measured and an alarm fires for jobs running longer than 6 hours (threshold below the 12 h timeout).",
    systems: ["transform"],
    layers: ["component", "worker"],
    frameworks: { nist: ["SI-4"] },
  },
  {
    id: "MON-03",
    statement: "An alarm fires on a high error rate (errors/total above a configured percentage, default 5 %).",
    systems: ["kpi", "transform"],
    layers: ["component"],
    frameworks: { nist: ["SI-4"] },
  },
  {
    id: "MON-04",
    statement: "Alarms watch unusual API activity (4xx/5xx, denied, call-count anomaly).",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SI-4"] },
  },
  {
    id: "MON-05",
    statement:
      "General anomaly alarms (anomaly detection on volume, cost-like and duration metrics) notify the security topic.",
    systems: ["kpi", "transform"],
    layers: ["component"],
    frameworks: { nist: ["SI-4"] },
  },
  {
    id: "MON-06",
    statement: "Unauthorized API calls are alarmed (`*UnauthorizedOperation`, `AccessDenied*` in the trail group).",
    systems: ["transform"],
    layers: ["foundation", "policy"],
    frameworks: { cis5: ["4.1"], cis7: ["5.1"], nist: ["SI-4"] },
  },
  {
    id: "MON-07",
    statement: "IAM policy changes are alarmed.",
    systems: ["transform"],
    layers: ["foundation"],
    frameworks: { cis5: ["4.4"], cis7: ["5.4"] },
  },
  {
    id: "MON-08",
    statement: "S3 bucket policy changes are alarmed.",
    systems: ["transform"],
    layers: ["foundation"],
    frameworks: { cis5: ["4.8"], cis7: ["5.8"] },
  },
  {
    id: "MON-09",
    statement:
      "Credential problems (failed validation, failed or overdue rotation, denied secret reads) alert automatically.",
    systems: ["credentials"],
    layers: ["worker", "component"],
    frameworks: { fsbp: ["SecretsManager.2"], nist: ["SI-4"] },
  },
  {
    id: "MON-10",
    statement:
      "Credential access and use are monitored (who read which secret, when) and alarmed for unusual principals or volume.",
    systems: ["credentials"],
    layers: ["foundation", "component"],
    frameworks: { nist: ["AU-12", "SI-4"] },
  },
  {
    id: "MON-11",
    statement: "Network traffic patterns are monitored in CloudWatch from flow logs (rejects, bytes out per ENI).",
    systems: ["transform"],
    layers: ["component"],
    frameworks: { nist: ["SI-4"] },
  },
  {
    id: "MON-12",
    statement: "All alarms go to an encrypted topic with at least one subscriber and actions enabled.",
    systems: ["kpi", "transform", "credentials"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SI-4"] },
  },
  {
    id: "MON-13",
    statement:
      "Continuous monitoring is on: Config rules, findings hub, and scheduled drift and policy runs that serve as the scheduled review of the security configuration.",
    systems: ["etl", "credentials"],
    layers: ["foundation", "pipeline"],
    frameworks: { cis5: ["4.16"], cis7: ["5.16"], nist: ["CA-7"] },
  },
];
