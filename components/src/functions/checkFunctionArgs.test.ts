import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { checkFunctionArgs } from "./checkFunctionArgs.js";
import type { FunctionRuntime } from "./FunctionRuntime.js";
import type { HardenedFunctionArgs } from "./HardenedFunctionArgs.js";

const codePath = join(__dirname, "..", "..", "testing", "function");
const check = (args: HardenedFunctionArgs) => () => checkFunctionArgs('HardenedFunction "orders"', args);
const image = { imageUri: "111122223333.dkr.ecr.eu-west-1.amazonaws.com/orders@sha256:0" };

describe("arguments of a function", () => {
  it("are taken with code by path alone, by image alone, or with everything in range", () => {
    expect(check({ codePath })).not.toThrow();
    expect(check(image)).not.toThrow();
    expect(check({ codePath, memoryMib: 10_240, timeoutSeconds: 900, reservedConcurrency: 0 })).not.toThrow();
  });

  it.each<[string, HardenedFunctionArgs]>([
    ["codePath, imageUri", {}],
    ["codePath, imageUri", { codePath, ...image }],
    ["codePath", { codePath: "/nowhere/bundle" }],
    ["runtime", { codePath, runtime: "nodejs18.x" as FunctionRuntime }],
    ["runtime, handler", { ...image, handler: "index.handler" }],
    ["memoryMib", { codePath, memoryMib: 127 }],
    ["timeoutSeconds", { codePath, timeoutSeconds: 901 }],
    ["ephemeralStorageMib", { codePath, ephemeralStorageMib: 10_241 }],
    ["reservedConcurrency", { codePath, reservedConcurrency: -1 }],
    ["asyncRetries", { codePath, asyncRetries: 3 }],
    ["logRetentionDays", { codePath, logRetentionDays: 0 }],
    ["subnetIds, securityGroupIds", { codePath, subnetIds: ["subnet-00000001"] }],
    ["environmentVariables.DB_PASSWORD", { codePath, environmentVariables: { DB_PASSWORD: "x" } }],
    ["queues[0].batchSize", { codePath, queues: [{ queueArn: "q", batchSize: 11 }] }],
    ["queues[0].maxConcurrency", { codePath, queues: [{ queueArn: "q", maxConcurrency: 1 }] }],
    ["schedules[0].name", { codePath, schedules: [{ name: "Nightly", scheduleExpression: "rate(1 day)" }] }],
    [
      "invokers[1].name",
      {
        codePath,
        invokers: [
          { name: "same", service: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::a" },
          { name: "same", service: "s3.amazonaws.com", sourceArn: "arn:aws:s3:::b" },
        ],
      },
    ],
  ])("are refused, naming what is wrong: %s", (argument, args) => {
    expect(check(args)).toThrow(`HardenedFunction "orders": ${argument} `);
  });
});
