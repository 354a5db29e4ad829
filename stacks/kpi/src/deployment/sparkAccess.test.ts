import { describe, expect, it } from "@jest/globals";
import { type AccessIntent, keyStatementsFor, resourceStatementsFor } from "@sallyport/intents";
import { sparkJobAccess, sparkMachineAccess } from "./sparkAccess.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/made";
const inputKey = "arn:aws:kms:eu-west-1:111122223333:key/input";
const context = { accountId: "111122223333", region: "eu-west-1", partition: "aws" };
const allow = (Sid: string, Action: string[], Resource: string[]) => ({ Sid, Effect: "Allow", Action, Resource });
const here = (service: string, rest: string) => [`arn:aws:${service}:eu-west-1:111122223333:${rest}`];

describe("a Spark job's role", () => {
  const intents = sparkJobAccess({
    inputBucket: "shop",
    inputPrefix: "Data/",
    inputKeyArn: inputKey,
    artifactBucket: "artifacts",
    keyArn: key,
    logGroupName: "/sallyport/kpi-dev-spark-logs",
  }) as AccessIntent[];

  it("reads the input below its prefix, reads and writes its own folder, and logs: nothing else", () => {
    expect(resourceStatementsFor(intents, context)).toEqual([
      allow("DeleteSparkObjects", ["s3:DeleteObject"], ["arn:aws:s3:::artifacts/state/spark/*"]),
      {
        ...allow("ListInputObjects", ["s3:ListBucket"], ["arn:aws:s3:::shop"]),
        Condition: { StringLike: { "s3:prefix": ["Data/*"] } },
      },
      {
        ...allow("ListSparkObjects", ["s3:ListBucket"], ["arn:aws:s3:::artifacts"]),
        Condition: { StringLike: { "s3:prefix": ["state/spark/*"] } },
      },
      allow("LookUpLogGroups", ["logs:DescribeLogGroups"], here("logs", "log-group:*")),
      allow("ReadInputObjects", ["s3:GetObject"], ["arn:aws:s3:::shop/Data/*"]),
      allow("ReadSparkObjects", ["s3:GetObject"], ["arn:aws:s3:::artifacts/state/spark/*"]),
      allow(
        "UploadSparkObjects",
        ["s3:AbortMultipartUpload", "s3:PutObject"],
        ["arn:aws:s3:::artifacts/state/spark/*"],
      ),
      allow(
        "WriteJobLogsToSpark",
        ["logs:CreateLogStream", "logs:DescribeLogStreams", "logs:PutLogEvents"],
        here("logs", "log-group:/sallyport/kpi-dev-spark-logs:log-stream:*"),
      ),
    ]);
  });

  it("decrypts the input and encrypts what it makes, through S3 alone", () => {
    const keys = keyStatementsFor(intents, context);
    for (const { Condition } of keys) {
      expect(Condition?.StringEquals?.["kms:ViaService"]).toEqual(["s3.eu-west-1.amazonaws.com"]);
    }
    expect(keys.map(({ Action, Resource }) => [...Action, ...Resource])).toEqual([
      ["kms:Decrypt", inputKey],
      ["kms:Decrypt", key],
      ["kms:GenerateDataKey", key],
    ]);
  });
});

describe("the state machine's role", () => {
  it("runs jobs of one application under one role, follows and cancels them, and hears how they end", () => {
    const intents = sparkMachineAccess({
      applicationId: "00f1kpi",
      jobRoleArn: "arn:aws:iam::111122223333:role/kpi-dev-spark-job",
    }) as AccessIntent[];
    const jobs = here("emr-serverless", "/applications/00f1kpi/jobruns/*");
    expect(resourceStatementsFor(intents, context)).toEqual([
      allow("CancelKpiSparkJobs", ["emr-serverless:CancelJobRun"], jobs),
      allow("InspectKpiSparkJobs", ["emr-serverless:GetJobRun"], jobs),
      allow(
        "ManageJobEndRule",
        ["events:DescribeRule", "events:PutRule", "events:PutTargets"],
        here("events", "rule/StepFunctionsGetEventsForEMRServerlessJobRule"),
      ),
      {
        ...allow("PassKpiJobRole", ["iam:PassRole"], ["arn:aws:iam::111122223333:role/kpi-dev-spark-job"]),
        Condition: { StringEquals: { "iam:PassedToService": "emr-serverless.amazonaws.com" } },
      },
      allow("SubmitKpiSparkJobs", ["emr-serverless:StartJobRun"], here("emr-serverless", "/applications/00f1kpi")),
    ]);
  });
});
