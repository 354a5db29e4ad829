import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { record } from "../conformance/record.js";
import { RotatedSecret } from "./RotatedSecret.js";
import type { RotatedSecretArgs } from "./RotatedSecretArgs.js";

const given = {
  rotatorFunctionArn: "arn:aws:lambda:eu-west-1:111122223333:function:rotator",
  rotatorRoleName: "rotator",
  consumerRoleNames: ["ingestion"],
};
const recorded = async (args: Partial<RotatedSecretArgs> = {}) => {
  const { resources } = await record(() => new RotatedSecret("login", { ...given, ...args }));
  return Object.fromEntries(resources.map((resource) => [resource.name, resource]));
};
/** A secret as the engine gets it: only in this form is it encrypted in the state. */
const sealed = (value: string) =>
  expect.objectContaining({ "4dabf18193072939515e22adb298388d": expect.any(String), value });

describe("RotatedSecret", () => {
  it("is encrypted with a key of its own, rotated every 90 days and restorable for 30", async () => {
    const resources = await recorded();
    expect(resources["login-secret"]?.inputs).toMatchObject({
      name: "login",
      kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/login-key-key",
      recoveryWindowInDays: 30,
    });
    expect(resources["login-rotation"]?.inputs).toMatchObject({
      rotationLambdaArn: given.rotatorFunctionArn,
      rotationRules: { automaticallyAfterDays: 90 },
      rotateImmediately: false,
    });
    expect(resources["login-policy"]?.inputs).toMatchObject({ blockPublicPolicy: true });
  });

  it("keeps the first value secret wherever the engine stores it, plain as it may come, and rotates it at once", async () => {
    for (const initialValue of ["hush", pulumi.output("hush"), pulumi.secret("hush")]) {
      const resources = await recorded({ initialValue });
      expect(resources["login-first"]?.inputs).toMatchObject({
        secretStringWo: sealed("hush"),
        versionStages: ["AWSCURRENT", "SALLYPORTFIRST"],
      });
      expect(resources.login?.inputs).toMatchObject({ initialValue: sealed("hush") });
      expect(resources["login-rotation"]?.inputs).toMatchObject({ rotateImmediately: true });
    }
  });

  it("writes no value unless one is given", async () => {
    expect(await recorded()).not.toHaveProperty("login-first");
  });

  it("tells of a failed rotation by the rotator's errors and by the secret's own event, when there is a topic", async () => {
    expect(await recorded()).not.toHaveProperty("login-rotator-errors");
    const alarmTopicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";
    const resources = await recorded({ alarmTopicArn, rotatorFunctionArn: `${given.rotatorFunctionArn}:live` });
    expect(resources["login-rotator-errors"]?.inputs).toMatchObject({
      namespace: "AWS/Lambda",
      dimensions: { FunctionName: "rotator" },
      alarmActions: [alarmTopicArn],
    });
    expect(JSON.parse(String(resources["login-rotation-failed"]?.inputs.eventPattern))).toMatchObject({
      detail: {
        eventName: expect.arrayContaining(["RotationFailed"]),
        additionalEventData: {
          SecretId: [{ prefix: "arn:aws:secretsmanager:eu-west-1:111122223333:secret:login-" }],
        },
      },
    });
    expect(resources["login-rotation-failed-target"]?.inputs).toMatchObject({ arn: alarmTopicArn });
  });

  it.each<[string, Partial<RotatedSecretArgs>]>([
    ["secretName", { secretName: "avesa clickhouse" }],
    ["secretName", { secretName: "avesa-backup" }],
    ["rotationDays", { rotationDays: 91 }],
    ["rotationDays", { rotationDays: 0.5 }],
    ["rotatorFunctionArn", { rotatorFunctionArn: "rotator" }],
    ["consumerRoleNames", { consumerRoleNames: [] }],
    ["rotatorRoleName", { rotatorRoleName: "arn:aws:iam::111122223333:role/rotator" }],
  ])("refuses a wrong %s: %p", async (argument, args) => {
    await expect(recorded(args)).rejects.toThrow(`RotatedSecret "login": ${argument}`);
  });
});
