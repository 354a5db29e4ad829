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

describe("what worker and functions are told", () => {
  it("gives both the same allow-lists, so that what the API lets pass the container does not refuse", async () => {
    const job = await settled(
      jobEnvironment(config, { resultsBucket: pulumi.output("results"), uploadsBucket: pulumi.output("uploads") }),
    );
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
    const places = { resultsBucket: pulumi.output("results"), uploadsBucket: pulumi.output("uploads") };
    expect(await settled(jobEnvironment(config, places))).toMatchObject({
      TRANSFORM_TIMEOUT_SECONDS: "3300",
      TRANSFORM_GIT_TOKENS: JSON.stringify({ "github.com": token }),
    });
  });
});
