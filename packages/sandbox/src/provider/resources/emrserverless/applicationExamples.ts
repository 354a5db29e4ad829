import type { Example } from "../../ResourceDefinition.js";

const image = (digit: string) =>
  `000000000000.dkr.ecr.eu-west-1.amazonaws.com/sallyport/spark@sha256:${digit.repeat(64)}`;

/** One with every input, and one with no more than it needs. */
export const applicationExamples: readonly Example[] = [
  {
    base: () => ({
      name: "conformance-spark",
      releaseLabel: "emr-7.9.0",
      type: "spark",
      architecture: "ARM64",
      autoStartConfiguration: { enabled: true },
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 5 },
      imageConfiguration: { imageUri: image("0") },
      interactiveConfiguration: { livyEndpointEnabled: false, studioEnabled: false },
      maximumCapacity: { cpu: "64 vCPU", memory: "256 GB", disk: "1000 GB" },
      monitoringConfiguration: {
        cloudwatchLoggingConfiguration: {
          enabled: true,
          logGroupName: "/sallyport/conformance",
          logStreamNamePrefix: "spark",
          logTypes: [{ name: "SPARK_DRIVER", values: ["STDOUT", "STDERR"] }],
        },
        managedPersistenceMonitoringConfiguration: { enabled: false },
      },
      networkConfiguration: {
        subnetIds: ["subnet-0a1b2c3d4e5f60718"],
        securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
      },
      schedulerConfiguration: { maxConcurrentRuns: 1, queueTimeoutMinutes: 60 },
      tags: { team: "data" },
    }),
    updated: () => ({
      name: "conformance-spark",
      releaseLabel: "emr-7.10.0",
      type: "spark",
      architecture: "X86_64",
      autoStartConfiguration: { enabled: true },
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 15 },
      imageConfiguration: { imageUri: image("1") },
      interactiveConfiguration: { livyEndpointEnabled: false, studioEnabled: true },
      maximumCapacity: { cpu: "16 vCPU", memory: "64 GB" },
      monitoringConfiguration: {
        s3MonitoringConfiguration: {
          logUri: "s3://conformance/logs/",
          encryptionKeyArn: "arn:aws:kms:eu-west-1:000000000000:key/0f3c",
        },
      },
      networkConfiguration: { subnetIds: ["subnet-1a1b2c3d4e5f60718"], securityGroupIds: ["sg-0a1b2c3d4e5f60718"] },
      schedulerConfiguration: { maxConcurrentRuns: 2, queueTimeoutMinutes: 60 },
      tags: { stage: "test" },
    }),
    replacing: () => ({ name: "conformance-hive", releaseLabel: "emr-7.9.0", type: "hive" }),
  },
  { base: () => ({ name: "conformance-small", releaseLabel: "emr-7.9.0", type: "spark" }) },
];
