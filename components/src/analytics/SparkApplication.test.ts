import { describe, expect, it } from "@jest/globals";
import { record } from "../conformance/record.js";
import { ArgumentError } from "../errors/ArgumentError.js";
import { SparkApplication } from "./SparkApplication.js";
import type { SparkApplicationArgs } from "./SparkApplicationArgs.js";

const repository = "111122223333.dkr.ecr.eu-west-1.amazonaws.com/sallyport/kpi-spark";
const required: SparkApplicationArgs = {
  image: `${repository}@sha256:${"0".repeat(64)}`,
  subnetIds: ["subnet-1"],
  securityGroupIds: ["sg-1"],
};
const recorded = async (args: Partial<SparkApplicationArgs> = {}) => {
  const { resources } = await record(() => new SparkApplication("kpi", { ...required, ...args }));
  return Object.fromEntries(resources.map(({ name, inputs }) => [name, inputs]));
};

describe("SparkApplication", () => {
  it("keeps nothing running between jobs and bounds what they can take", async () => {
    const application = (await recorded())["kpi-application"];
    expect(application).toMatchObject({
      name: "kpi",
      type: "spark",
      releaseLabel: "emr-7.9.0",
      architecture: "ARM64",
      maximumCapacity: { cpu: "64 vCPU", memory: "256 GB", disk: "1280 GB" },
      schedulerConfiguration: { maxConcurrentRuns: 1 },
      autoStartConfiguration: { enabled: true },
      autoStopConfiguration: { enabled: true, idleTimeoutMinutes: 5 },
    });
    expect(application?.initialCapacities).toBeUndefined();
  });

  it("runs the given image in the given network, and lets nobody in by a notebook", async () => {
    expect((await recorded())["kpi-application"]).toMatchObject({
      imageConfiguration: { imageUri: required.image },
      networkConfiguration: { subnetIds: ["subnet-1"], securityGroupIds: ["sg-1"] },
      interactiveConfiguration: { livyEndpointEnabled: false, studioEnabled: false },
    });
  });

  it("sends its logs to an encrypted group, and to nowhere else", async () => {
    const made = await recorded({ logRetentionDays: 30 });
    expect(made["kpi-logs-group"]).toMatchObject({
      name: "/sallyport/kpi-logs",
      retentionInDays: 30,
      kmsKeyId: expect.stringContaining(":key/"),
    });
    expect(made["kpi-application"]?.monitoringConfiguration).toEqual({
      cloudwatchLoggingConfiguration: expect.objectContaining({ enabled: true, logGroupName: "/sallyport/kpi-logs" }),
      managedPersistenceMonitoringConfiguration: { enabled: false },
    });
  });

  it("tells of its failed jobs, and of those of no other application", async () => {
    expect((await recorded())["kpi-failed-rule"]).toBeUndefined();
    const made = await recorded({ alarmTopicArn: "arn:aws:sns:eu-west-1:111122223333:alarms" });
    expect(JSON.parse(String(made["kpi-failed-rule"]?.eventPattern))).toEqual({
      source: ["aws.emr-serverless"],
      "detail-type": ["EMR Serverless Job Run State Change"],
      detail: { state: ["FAILED"], applicationId: ["kpi"] },
    });
  });

  it("takes an image by a version too", async () => {
    expect((await recorded({ image: `${repository}:1.0.0` }))["kpi-application"]).toMatchObject({
      imageConfiguration: { imageUri: `${repository}:1.0.0` },
    });
  });

  it.each([
    ["an image that moves", { image: `${repository}:latest` }, "image"],
    ["an image without a version", { image: repository }, "image"],
    ["a release without Spark 3.5", { releaseLabel: "emr-6.15.0" }, "releaseLabel"],
    ["a name that EMR refuses", { applicationName: "kpi spark" }, "applicationName"],
    ["an application that never stops", { idleMinutes: 0 }, "idleMinutes"],
    ["runs without number", { maxConcurrentRuns: 0 }, "maxConcurrentRuns"],
    ["a log that CloudWatch refuses", { logRetentionDays: 31 }, "logRetentionDays"],
  ])("refuses %s", (_case, change, argument) => {
    const make = () => new SparkApplication("kpi", { ...required, ...change });
    expect(make).toThrow(ArgumentError);
    expect(make).toThrow(expect.objectContaining({ argument }));
  });
});
