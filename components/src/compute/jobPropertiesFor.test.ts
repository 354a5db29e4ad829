import { describe, expect, it } from "@jest/globals";
import { CpuArchitecture } from "./CpuArchitecture.js";
import { jobPropertiesFor } from "./jobPropertiesFor.js";
import { type RetryPlan, retryStrategyFor } from "./retryStrategyFor.js";

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
  const spotAlone = { attempts: 3, spot: true, retryableExitCode: undefined };
  const spotAndCode = { attempts: 3, spot: true, retryableExitCode: 75 };
  const alone = { attempts: 3, spot: false, retryableExitCode: undefined };
  const code = { attempts: 3, spot: false, retryableExitCode: 75 };
  const plans: readonly RetryPlan[] = [spotAlone, spotAndCode, alone, code];

  interface Ended {
    readonly exitCode?: string;
    readonly reason?: string;
    readonly statusReason: string;
  }

  /** What Batch does with an attempt that ended so: the first condition that matches decides, none means retry. */
  const decided = (plan: RetryPlan, ended: Ended) => {
    const matches = (pattern: string | undefined, text: string) =>
      pattern === undefined || (pattern.endsWith("*") ? text.startsWith(pattern.slice(0, -1)) : text === pattern);
    const condition = retryStrategyFor(plan).evaluateOnExits.find(
      ({ onExitCode, onReason, onStatusReason }) =>
        matches(onExitCode, ended.exitCode ?? "") &&
        matches(onReason, ended.reason ?? "") &&
        matches(onStatusReason, ended.statusReason),
    );
    return condition?.action ?? "retry";
  };
  const ran = (exitCode: string): Ended => ({ exitCode, statusReason: "Essential container in task exited" });
  const interruption = { statusReason: "Your Spot Task was interrupted." };
  const noInterface = { statusReason: "Timeout waiting for network interface provisioning to complete." };

  it.each([
    [
      {
        statusReason: "Task failed to start",
        reason: "CannotPullContainerError: pull image manifest has been retried",
      },
    ],
    [{ statusReason: "Task failed to start", reason: "ResourceInitializationError: failed to validate logger args" }],
  ])("are repeated after %j", (ended) => {
    expect(plans.map((plan) => decided(plan, ended))).toEqual(plans.map(() => "retry"));
  });

  it.each([
    [ran("1")],
    [ran("7")],
    [ran("750")],
    [{ statusReason: "Task failed to start", reason: 'CannotStartContainerError: exec: "atx": not found in $PATH' }],
    [{ ...ran("137"), reason: "OutOfMemoryError: Container killed" }],
    [{ statusReason: "Job attempt duration exceeded timeout" }],
  ])("are not repeated after %j: it would happen again", (ended) => {
    expect(plans.map((plan) => decided(plan, ended))).toEqual(plans.map(() => "exit"));
  });

  it("are repeated after the exit code that is named, and after no other", () => {
    expect([spotAndCode, code].map((plan) => decided(plan, ran("75")))).toEqual(["retry", "retry"]);
    expect([spotAlone, alone].map((plan) => decided(plan, ran("75")))).toEqual(["exit", "exit"]);
  });

  it("are repeated after what can happen to them; an exit code takes the place of the rarer cause", () => {
    expect([spotAlone, spotAndCode].map((plan) => decided(plan, interruption))).toEqual(["retry", "retry"]);
    expect([spotAlone, alone, code].map((plan) => decided(plan, noInterface))).toEqual(["retry", "retry", "retry"]);
    expect(decided(spotAndCode, noInterface)).toBe("exit");
  });

  it("fit into the five conditions that Batch takes", () => {
    for (const plan of plans) expect(retryStrategyFor(plan).evaluateOnExits.length).toBeLessThanOrEqual(5);
  });
});
