import { describe, expect, it } from "@jest/globals";
import { CpuArchitecture } from "./CpuArchitecture.js";
import { jobPropertiesFor } from "./jobPropertiesFor.js";
import { retryStrategyFor } from "./retryStrategyFor.js";

const plan = {
  image: "orders@sha256:0",
  command: undefined,
  environment: { ZONE: "z" },
  jobRoleArn: "arn:aws:iam::111122223333:role/job",
  executionRoleArn: "arn:aws:iam::111122223333:role/start",
  size: { cpu: 256, memoryMib: 512, ephemeralStorageGib: 21, stopTimeoutSeconds: 120 },
  architecture: CpuArchitecture.Arm64,
  scratch: [{ name: "tmp", path: "/tmp" }],
  writableRoot: false,
  publicIp: false,
  logGroupName: "/sallyport/orders-logs",
  region: "eu-west-1",
  streamPrefix: "orders",
};

describe("the container of a job", () => {
  it("is neither root nor privileged, and can write nothing but its scratch space", () => {
    expect(jobPropertiesFor(plan)).toMatchObject({
      user: "1000:1000",
      privileged: false,
      readonlyRootFilesystem: true,
      volumes: [{ name: "tmp" }],
      mountPoints: [{ sourceVolume: "tmp", containerPath: "/tmp", readOnly: false }],
    });
  });

  it("says its size in Batch's units: processors, parts of one too, and MiB", () => {
    expect(jobPropertiesFor(plan).resourceRequirements).toEqual([
      { type: "VCPU", value: "0.25" },
      { type: "MEMORY", value: "512" },
    ]);
  });

  it("has no field that Batch does not know: it would be dropped unsaid", () => {
    const properties = jobPropertiesFor(plan);
    expect(properties.linuxParameters).toEqual({ initProcessEnabled: true });
    expect(properties).not.toHaveProperty("healthCheck");
    expect(properties).not.toHaveProperty("stopTimeout");
  });
});

describe("the attempts of a job", () => {
  /** What Batch does with an attempt that ended so: the first condition that matches decides, none means retry. */
  const decided = (ended: { reason?: string; statusReason: string }) => {
    const matches = (pattern: string | undefined, text: string) =>
      pattern === undefined || (pattern.endsWith("*") ? text.startsWith(pattern.slice(0, -1)) : text === pattern);
    const condition = retryStrategyFor(3).evaluateOnExits.find(
      ({ onReason, onStatusReason }) =>
        matches(onReason, ended.reason ?? "") && matches(onStatusReason, ended.statusReason),
    );
    return condition?.action ?? "retry";
  };

  it.each([
    [{ statusReason: "Your Spot Task was interrupted." }],
    [
      {
        statusReason: "Task failed to start",
        reason: "CannotPullContainerError: pull image manifest has been retried",
      },
    ],
    [{ statusReason: "Task failed to start", reason: "ResourceInitializationError: failed to validate logger args" }],
  ])("are repeated after %j", (ended) => {
    expect(decided(ended)).toBe("retry");
  });

  it.each([
    [{ statusReason: "Essential container in task exited" }],
    [{ statusReason: "Task failed to start", reason: 'CannotStartContainerError: exec: "atx": not found in $PATH' }],
    [{ statusReason: "Essential container in task exited", reason: "OutOfMemoryError: Container killed" }],
    [{ statusReason: "Job attempt duration exceeded timeout" }],
  ])("are not repeated after %j: it would happen again", (ended) => {
    expect(decided(ended)).toBe("exit");
  });

  it("fit into the five conditions that Batch takes", () => {
    expect(retryStrategyFor(3).evaluateOnExits.length).toBeLessThanOrEqual(5);
  });
});
