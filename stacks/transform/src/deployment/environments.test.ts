import { describe, expect, it } from "@jest/globals";
import * as pulumi from "@pulumi/pulumi";
import { transformConfig } from "../config/TransformConfig.js";
import { functionEnvironment } from "./functionEnvironment.js";
import { jobEnvironment } from "./jobEnvironment.js";

const token = "arn:aws:secretsmanager:eu-west-1:111122223333:secret:sallyport/github-a1b2c3";
const config = transformConfig.parse({
  imageVersion: "1.0.0",
  buckets: { sources: [{ bucket: "monorepo" }] },
  job: { programs: ["node", "npm"], environmentNames: ["APP_*"], timeoutSeconds: 3600 },
  alarms: { longJobSeconds: 1800 },
  git: { hosts: ["github.com"], tokens: { "github.com": token } },
});

const settled = async (values: Record<string, pulumi.Input<string>>): Promise<Record<string, string>> =>
  new Promise((resolve) => pulumi.output(values).apply(resolve));

const places = {
  resultsBucket: pulumi.output("results"),
  uploadsBucket: pulumi.output("uploads"),
};

describe("what worker and functions are told", () => {
  it("gives both the same allow-lists, so that what the API lets pass the container does not refuse", async () => {
    const job = await settled(jobEnvironment(config, places));
    const functions = await settled(
      functionEnvironment(config, {
        jobsTable: "transform_jobs",
        resultsBucket: "results",
        uploadsBucket: "uploads",
        jobQueueName: "jobs",
        jobDefinitionArn: "arn:aws:batch:eu-west-1:111122223333:job-definition/jobs:3",
        queueUrl: "https://queue",
        logGroupName: "/sallyport/jobs",
      }),
    );
    expect(job).toMatchObject({ TRANSFORM_SOURCE_BUCKETS: "uploads,monorepo", TRANSFORM_PROGRAMS: "node,npm" });
    expect(functions).toMatchObject({ SOURCE_BUCKETS: "monorepo", UPLOAD_BUCKET: "uploads", BUCKET: "results" });
    expect(functions.ALLOWED_PROGRAMS).toBe(job.TRANSFORM_PROGRAMS);
    expect(functions.ALLOWED_ENVIRONMENT_NAMES).toBe(job.TRANSFORM_ENVIRONMENT_NAMES);
    expect(functions.ALLOWED_GIT_HOSTS).toBe(job.TRANSFORM_GIT_HOSTS);
  });

  it("keeps five minutes of the job's time for its results, and tells where tokens are, not what they are", async () => {
    expect(await settled(jobEnvironment(config, places))).toMatchObject({
      TRANSFORM_TIMEOUT_SECONDS: "3300",
      TRANSFORM_GIT_TOKENS: JSON.stringify({ "github.com": token }),
    });
  });

  it("says nothing of a session for programs unless they are to have one, and then of its role and key", async () => {
    const roleArn = "arn:aws:iam::111122223333:role/program-session";
    const keyArn = "arn:aws:kms:eu-west-1:111122223333:key/*";
    const named = (variables: object) => Object.keys(variables).filter((name) => name.startsWith("TRANSFORM_CHILD_"));
    expect(named(await settled(jobEnvironment(config, places)))).toEqual([]);
    expect(await settled(jobEnvironment(config, { ...places, childSession: { roleArn, keyArn } }))).toMatchObject({
      TRANSFORM_CHILD_ROLE_ARN: roleArn,
      TRANSFORM_CHILD_KMS_KEY_ARN: keyArn,
    });
  });
});
