import { describe, expect, it } from "@jest/globals";
import { type AccessIntent, resourceStatementsFor } from "@sallyport/intents";
import { apiAccess, type FunctionReach, observerAccess, submitterAccess } from "./functionAccess.js";

const reach: FunctionReach = {
  resultsBucket: "results",
  uploadsBucket: "uploads",
  jobsTable: "transform_jobs",
  queueName: "submissions",
  jobQueueName: "jobs",
  jobDefinitionName: "jobs",
  keyArn: "arn:aws:kms:eu-west-1:111122223333:key/made",
};
const context = { accountId: "111122223333", region: "eu-west-1", partition: "aws" };
const statementsOf = (access: (given: FunctionReach) => unknown) =>
  resourceStatementsFor(access(reach) as AccessIntent[], context);
const allow = (Sid: string, Action: string[], Resource: string[], Condition?: object) => ({
  Sid,
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition && { Condition }),
});
const here = (service: string, rest: string) => [`arn:aws:${service}:eu-west-1:111122223333:${rest}`];
const table = here("dynamodb", "table/transform_jobs");

const records = [
  allow("ReadJobItems", ["dynamodb:GetItem"], table),
  allow("UpdateJobItems", ["dynamodb:UpdateItem"], table),
  allow("WriteJobItems", ["dynamodb:PutItem"], table),
];
const inspection = allow("InspectJobs", ["batch:DescribeJobs", "batch:ListJobs"], ["*"]);
const submission = [
  inspection,
  allow("SendSubmissionMessages", ["sqs:SendMessage"], here("sqs", "submissions")),
  allow("SubmitToJobQueue", ["batch:SubmitJob"], here("batch", "job-queue/jobs")),
  allow("SubmitTransformJobs", ["batch:SubmitJob"], here("batch", "job-definition/jobs:*")),
  allow("TagTransformSubmissions", ["batch:TagResource"], here("batch", "job-definition/jobs:*")),
  allow("TagTransformJobs", ["batch:TagResource"], here("batch", "job/*"), {
    StringEquals: { "aws:RequestTag/sallyport:jobs": "transform" },
  }),
  allow("TerminateTransformJobs", ["batch:TerminateJob"], here("batch", "job/*"), {
    StringEquals: { "aws:ResourceTag/sallyport:jobs": "transform" },
  }),
];
const listing = (Sid: string, bucket: string, prefix: string) =>
  allow(Sid, ["s3:ListBucket"], [`arn:aws:s3:::${bucket}`], { StringLike: { "s3:prefix": [`${prefix}*`] } });
const objects = (Sid: string, action: string, ...places: string[]) =>
  allow(
    Sid,
    [`s3:${action}`],
    places.map((place) => `arn:aws:s3:::${place}*`),
  );
const sorted = (statements: readonly { readonly Sid?: string | undefined }[]) =>
  [...statements].sort((a, b) => ((a.Sid ?? "") < (b.Sid ?? "") ? -1 : 1));

describe("the functions' roles", () => {
  it("let the API keep records, sign uploads, keep configurations and submit, and reach no result", () => {
    expect(statementsOf(apiAccess)).toEqual(
      sorted([
        ...records,
        ...submission,
        allow("BatchReadJobItems", ["dynamodb:BatchGetItem"], table),
        allow("DeleteJobItems", ["dynamodb:DeleteItem"], table),
        allow("QueryJobIndex", ["dynamodb:Query"], here("dynamodb", "table/transform_jobs/index/gsi1")),
        listing("ListUploadObjects", "uploads", "uploads/"),
        listing("ListMcpObjects", "results", "mcp/"),
        objects("ReadUploadObjects", "GetObject", "uploads/uploads/"),
        objects("WriteUploadObjects", "PutObject", "uploads/batches/", "uploads/uploads/"),
        objects("ReadMcpObjects", "GetObject", "results/mcp/"),
        objects("ReadMcpVersions", "GetObjectVersion", "results/mcp/"),
        objects("WriteMcpObjects", "PutObject", "results/mcp/"),
        objects("DeleteMcpObjects", "DeleteObject", "results/mcp/"),
      ]),
    );
  });

  it("let the submitter read accepted batches and submit them, and reach no upload", () => {
    expect(statementsOf(submitterAccess)).toEqual(
      sorted([...records, ...submission, objects("ReadBatchObjects", "GetObject", "uploads/batches/")]),
    );
  });

  it("let the observer ask and write down, and neither submit nor end a job", () => {
    expect(statementsOf(observerAccess)).toEqual(sorted([...records, inspection]));
  });
});
