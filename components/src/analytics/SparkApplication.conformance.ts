import { CpuArchitecture } from "../compute/CpuArchitecture.js";
import { conformanceEntry } from "../conformance/ConformanceEntry.js";
import { SparkApplication } from "./SparkApplication.js";

export const conformance = conformanceEntry(
  SparkApplication,
  ({ accountId, partition, region, environment, tags }) => ({
    image: `${accountId}.dkr.ecr.${region}.amazonaws.com/sallyport/orders-spark@sha256:${"0".repeat(64)}`,
    subnetIds: ["subnet-0a1b2c3d4e5f60718", "subnet-1a1b2c3d4e5f60718"],
    securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
    applicationName: "orders",
    releaseLabel: "emr-7.10.0",
    architecture: CpuArchitecture.X86,
    maxVcpus: 16,
    maxMemoryGib: 64,
    maxDiskGib: 400,
    maxConcurrentRuns: 2,
    idleMinutes: 10,
    logRetentionDays: 30,
    keyArn: `arn:${partition}:kms:${region}:${accountId}:key/0f3c0000-0000-4000-8000-000000000001`,
    alarmTopicArn: `arn:${partition}:sns:${region}:${accountId}:alarms`,
    account: { accountId, partition },
    environment,
    region,
    tags,
  }),
  [
    "applicationName",
    "releaseLabel",
    "architecture",
    "maxVcpus",
    "maxMemoryGib",
    "maxDiskGib",
    "maxConcurrentRuns",
    "idleMinutes",
    "logRetentionDays",
    "environment",
  ],
);
