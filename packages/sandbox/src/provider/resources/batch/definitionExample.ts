import type { Example } from "../../ResourceDefinition.js";

const properties = (command: string) =>
  JSON.stringify({
    image: "conformance/job:1",
    command: ["--once", command],
    jobRoleArn: "arn:aws:iam::000000000000:role/job",
    executionRoleArn: "arn:aws:iam::000000000000:role/execution",
    resourceRequirements: [
      { type: "VCPU", value: "2" },
      { type: "MEMORY", value: "4096" },
    ],
    fargatePlatformConfiguration: { platformVersion: "LATEST" },
    networkConfiguration: { assignPublicIp: "DISABLED" },
    runtimePlatform: { operatingSystemFamily: "LINUX", cpuArchitecture: "ARM64" },
    ephemeralStorage: { sizeInGiB: 40 },
    volumes: [{ name: "tmp" }],
    mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
    readonlyRootFilesystem: true,
    user: "1000:1000",
    linuxParameters: { initProcessEnabled: true },
    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": "/conformance" } },
  });

/** A container job on Fargate. */
export const definitionExample: Example = {
  base: () => ({
    name: "conformance-job",
    type: "container",
    containerProperties: properties("first"),
    platformCapabilities: ["FARGATE"],
    propagateTags: true,
    retryStrategy: {
      attempts: 3,
      evaluateOnExits: [
        { action: "RETRY", onReason: "CannotPullContainerError:*" },
        { action: "EXIT", onReason: "*" },
      ],
    },
    timeout: { attemptDurationSeconds: 43_200 },
    tags: { team: "data" },
  }),
  updated: () => ({
    name: "conformance-job",
    type: "container",
    containerProperties: properties("second"),
    parameters: { mode: "full" },
    platformCapabilities: ["FARGATE"],
    schedulingPriority: 5,
    timeout: { attemptDurationSeconds: 3600 },
    tags: { stage: "test" },
  }),
  replacing: () => ({
    name: "conformance-job-renamed",
    type: "container",
    containerProperties: properties("first"),
    platformCapabilities: ["FARGATE"],
  }),
};
