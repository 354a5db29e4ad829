import type { Control } from "./Control.js";

/** Network. */
export const network: readonly Control[] = [
  {
    id: "NET-01",
    statement:
      "Workers run in private isolated subnets: no route table of theirs has an internet gateway or NAT route, so containers cannot exfiltrate to the internet.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["ECS.2"], nist: ["SC-7", "AC-4"] },
  },
  {
    id: "NET-02",
    statement:
      "Three tiers when the `egress` profile is chosen: public subnets hold only NAT gateways, private subnets hold Fargate tasks with outbound, isolated subnets hold the database.",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-7"] },
  },
  {
    id: "NET-03",
    statement: "Each region has its own VPC and CIDR blocks do not overlap across regions.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: {},
  },
  {
    id: "NET-04",
    statement: "Network and services span at least two Availability Zones.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: {},
  },
  {
    id: "NET-05",
    statement:
      "Gateway endpoints for S3 and DynamoDB are attached to all private route tables; a DynamoDB interface endpoint is an option, off by default.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { cis7: ["6.8"], nist: ["SC-7"] },
  },
  {
    id: "NET-06",
    statement:
      "Interface endpoints exist for ECR (API and Docker), CloudWatch Logs and SQS, with private DNS and a security group allowing 443 from the task group only.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { cis7: ["6.8"], nist: ["SC-7"] },
  },
  {
    id: "NET-07",
    statement:
      "Endpoint policies allow only this account's (and the regional service-owned image layer) buckets, queues and tables.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { nist: ["AC-4"] },
  },
  {
    id: "NET-08",
    statement: "Task security groups have zero inbound rules and task definitions publish no ports.",
    systems: ["compressor", "kpi"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["EC2.18"], nist: ["SC-7"] },
  },
  {
    id: "NET-09",
    statement: "Task egress is limited to TCP 443.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-7"] },
  },
  {
    id: "NET-10",
    statement:
      "Egress destinations are limited to endpoint security groups and S3/DynamoDB prefix lists, not 0.0.0.0/0.",
    systems: ["kpi", "transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-7", "AC-4"] },
  },
  {
    id: "NET-11",
    statement:
      "The database group accepts only PostgreSQL (5432 or the configured port) and only from the ETL task group.",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["EC2.18"], nist: ["SC-7"] },
  },
  {
    id: "NET-12",
    statement: "The database is in isolated subnets, inside the VPC, with public access off.",
    systems: ["etl"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["RDS.2", "RDS.18"], cis5: ["2.2.3"], cis7: ["3.2.3"], nist: ["SC-7"] },
  },
  {
    id: "NET-13",
    statement:
      "No task, job or subnet gets a public IPv4 address; `assignPublicIp=ENABLED` in public subnets is a documented opt-out only.",
    systems: ["compressor", "etl", "transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["ECS.2", "EC2.15"], nist: ["SC-7"] },
  },
  {
    id: "NET-14",
    statement:
      'Workloads with a proven need for internet (AWS Transform Custom has no VPC endpoint) use private subnets with NAT and 443 egress, declared as `network.egress="https-only"` with a reason.',
    systems: ["etl", "transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-7"] },
  },
  {
    id: "NET-15",
    statement:
      "Tasks do not download packages at run time: Spark jars (Maven Central), OS and language packages are baked into the image, so no outbound path to package hosts is needed.",
    systems: ["kpi", "etl"],
    layers: ["pipeline", "worker"],
    frameworks: { nist: ["CM-7", "SR-3"] },
  },
  {
    id: "NET-16",
    statement:
      "Workloads run in a platform VPC given or created explicitly; default VPC and auto-detected subnets are refused.",
    systems: ["kpi", "transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-7"] },
  },
  {
    id: "NET-17",
    statement: "VPC Flow Logs (all traffic) are on for each VPC, sent to an encrypted group or bucket.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["EC2.6"], cis5: ["3.7"], cis7: ["4.7"], nist: ["AU-12"] },
  },
  {
    id: "NET-18",
    statement:
      "Inter-region data moves only by S3 replication over the provider backbone; no peering, public transfer or cross-region GET by workers.",
    systems: ["compressor"],
    layers: ["component", "worker"],
    frameworks: { nist: ["SC-7"] },
  },
];
