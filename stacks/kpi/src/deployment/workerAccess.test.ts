import { describe, expect, it } from "@jest/globals";
import { type AccessIntent, keyStatementsFor, resourceStatementsFor } from "@sallyport/intents";
import { type WorkerReach, workerAccess } from "./workerAccess.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/made";
const inputKey = "arn:aws:kms:eu-west-1:111122223333:key/input";
const reach: WorkerReach = {
  inputBucket: "shop",
  inputPrefix: "Data/",
  inputKeyArn: inputKey,
  artifactBucket: "artifacts",
  categoryTable: "category_kpis_table",
  orderTable: "order_kpis_table",
  runsTable: "kpi_runs",
  queueName: "uploads",
  keyArn: key,
  spark: undefined,
};
const intents = workerAccess(reach) as AccessIntent[];
const context = { accountId: "111122223333", region: "eu-west-1", partition: "aws" };
const table = (name: string) => [`arn:aws:dynamodb:eu-west-1:111122223333:table/${name}`];
const allow = (Sid: string, Action: string[], Resource: string[]) => ({ Sid, Effect: "Allow", Action, Resource });

describe("the worker's role", () => {
  const statements = resourceStatementsFor(intents, context);
  const about = (service: string) => statements.filter(({ Action }) => Action[0]?.startsWith(`${service}:`));

  it("lists and reads the input below its prefix and nowhere else (IAM-03), and keeps its own files in another bucket", () => {
    expect(about("s3")).toEqual([
      {
        ...allow("ListInputObjects", ["s3:ListBucket"], ["arn:aws:s3:::shop"]),
        Condition: { StringLike: { "s3:prefix": ["Data/*"] } },
      },
      allow("ReadArtifactObjects", ["s3:GetObject"], ["arn:aws:s3:::artifacts/state/*"]),
      allow("ReadInputObjects", ["s3:GetObject"], ["arn:aws:s3:::shop/Data/*"]),
      allow(
        "WriteArtifactObjects",
        ["s3:PutObject"],
        ["arn:aws:s3:::artifacts/quarantine/*", "arn:aws:s3:::artifacts/state/*"],
      ),
    ]);
  });

  it("has two write verbs on the two KPI tables (IAM-04), and its lease and records on a third", () => {
    expect(about("dynamodb")).toEqual([
      allow("BatchWriteCategoryKpiItems", ["dynamodb:BatchWriteItem"], table("category_kpis_table")),
      allow("BatchWriteOrderKpiItems", ["dynamodb:BatchWriteItem"], table("order_kpis_table")),
      allow("UpdateRunItems", ["dynamodb:UpdateItem"], table("kpi_runs")),
      allow("WriteCategoryKpiItems", ["dynamodb:PutItem"], table("category_kpis_table")),
      allow("WriteOrderKpiItems", ["dynamodb:PutItem"], table("order_kpis_table")),
      allow("WriteRunItems", ["dynamodb:PutItem"], table("kpi_runs")),
    ]);
  });

  it("takes from its queue, tells one bus, and can do nothing else", () => {
    const rest = statements.filter((one) => !about("s3").includes(one) && !about("dynamodb").includes(one));
    expect(rest).toEqual([
      allow(
        "ConsumeUploadMessages",
        ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"],
        ["arn:aws:sqs:eu-west-1:111122223333:uploads"],
      ),
      allow("PutRunEndEvents", ["events:PutEvents"], ["arn:aws:events:eu-west-1:111122223333:event-bus/default"]),
    ]);
  });

  it("uses the input's key to decrypt only, and every key through a service only", () => {
    const keys = keyStatementsFor(intents, context);
    for (const { Condition } of keys) expect(Condition?.StringEquals?.["kms:ViaService"]).toHaveLength(1);
    const onInput = keys.filter(({ Resource }) => Resource.includes(inputKey));
    expect(onInput.map(({ Action }) => Action)).toEqual([["kms:Decrypt"]]);
  });

  it("can, with Spark, have a job run, ask for it and stop it beside all that, and nothing more", () => {
    const executionKeyArn = "arn:aws:kms:eu-west-1:111122223333:key/executions";
    const spark = { stateMachineName: "kpi-dev-spark-runs", executionKeyArn };
    const more = workerAccess({ ...reach, spark }) as AccessIntent[];
    const states = (rest: string) => [`arn:aws:states:eu-west-1:111122223333:${rest}`];
    const before = statements.map(({ Sid }) => Sid);
    expect(resourceStatementsFor(more, context).filter(({ Sid }) => !before.includes(Sid))).toEqual([
      allow("InspectSparkExecutions", ["states:DescribeExecution"], states("execution:kpi-dev-spark-runs:*")),
      allow("StartSparkExecutions", ["states:StartExecution"], states("stateMachine:kpi-dev-spark-runs")),
      allow("StopSparkExecutions", ["states:StopExecution"], states("execution:kpi-dev-spark-runs:*")),
    ]);
    const onExecutions = keyStatementsFor(more, context).filter(({ Resource }) => Resource.includes(executionKeyArn));
    expect(onExecutions.map(({ Action }) => Action)).toEqual([["kms:Decrypt"]]);
  });
});
