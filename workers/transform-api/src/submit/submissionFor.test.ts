import { expect, test } from "@jest/globals";
import fc from "fast-check";
import type { JobRecord } from "../jobs/JobRecord.js";
import { planJob } from "../jobs/planJob.js";
import { rules } from "../testing/rules.js";
import { ownTag } from "./ownTag.js";
import { submissionFor } from "./submissionFor.js";

const jobId = `${"a".repeat(32)}-00007`;

function record(raw: unknown, submission = 1): JobRecord {
  const planned = planJob(raw, { rules, defaultName: "job-1" });
  if ("faults" in planned) throw new Error(JSON.stringify(planned.faults));
  return { jobId, spec: planned.spec, createdAt: "", status: "ACCEPTED", submission, progress: 0, attempts: 0 };
}

test("a submission is the worker's arguments; the program's words come after --, whatever they are", () => {
  const job = record({
    command: ["atx", "--source", "x"],
    source: "s3://sources/a.zip",
    environment: { APP_A: "1=2" },
    timeout: 600,
  });
  expect(submissionFor(job)).toMatchObject({
    name: `job-1-${jobId}-1`,
    command: [
      ...["--source", "s3://sources/a.zip", "--output", "s3://results/transformations/job-1/"],
      ...["--environment", "APP_A=1=2", "--", "atx", "--source", "x"],
    ],
    environment: { TRANSFORM_OUTPUT: "s3://results/transformations/job-1/", TRANSFORM_TIMEOUT_SECONDS: "450" },
    tags: { "sallyport:platform": "transform", "sallyport:jobs": "transform", "sallyport:job": `${jobId}/1` },
  });
});

test("each submission of a job has a name of its own that Batch takes", () => {
  const longest = record({ command: ["atx"], jobName: "n".repeat(80) }, 12);
  expect(submissionFor(longest).name).toMatch(/^[A-Za-z0-9][\w-]{0,127}$/);
  expect(submissionFor(longest).name).not.toBe(submissionFor({ ...longest, submission: 2 }).name);
});

test("nobody's tag but ours is read as one of our jobs", () => {
  expect(ownTag.parse(ownTag.format({ jobId, submission: 3 }))).toEqual({ jobId, submission: 3 });
  fc.assert(fc.property(fc.anything(), (value) => expect(ownTag.parse(value)).toBeUndefined()));
});
