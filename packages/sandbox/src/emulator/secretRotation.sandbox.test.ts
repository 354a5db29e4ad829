import { CreateTrailCommand, StartLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { GetMetricStatisticsCommand } from "@aws-sdk/client-cloudwatch";
import { PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  CreateFunctionCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import {
  CancelRotateSecretCommand,
  CreateSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  type RotateSecretCommandInput,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { CreateQueueCommand, ReceiveMessageCommand, SetQueueAttributesCommand } from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { build } from "esbuild";
import { packageRoot } from "../lifecycle/packageRoot.js";
import type { Clients } from "../provider/Clients.js";
import { zipOf } from "../provider/resources/lambda/zipOf.js";
import { until } from "../tasks/testing/until.js";
import { clientsOf } from "../testing/clientsOf.js";
import { roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";
const account = "000000000000";

/** Counts up; fails at the step that FAIL names, and keeps AWSCURRENT where it is with FAIL=never-current. */
const counting = `
import {
  DescribeSecretCommand, GetSecretValueCommand, PutSecretValueCommand, SecretsManagerClient, UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";

const secrets = new SecretsManagerClient({});

export const handler = async ({ SecretId, ClientRequestToken, Step }) => {
  if (process.env.FAIL === Step) throw new Error("on purpose");
  if (Step === "createSecret") {
    const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
    const next = { SecretString: String(Number(SecretString) + 1), VersionStages: ["AWSPENDING"] };
    await secrets.send(new PutSecretValueCommand({ SecretId, ClientRequestToken, ...next }));
  }
  if (Step === "testSecret") {
    const VersionStage = "AWSPENDING";
    await secrets.send(new GetSecretValueCommand({ SecretId, VersionStage, VersionId: ClientRequestToken }));
  }
  if (Step === "finishSecret" && process.env.FAIL !== "never-current") {
    const { VersionIdsToStages } = await secrets.send(new DescribeSecretCommand({ SecretId }));
    const [current] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"));
    const move = { VersionStage: "AWSCURRENT", MoveToVersionId: ClientRequestToken, RemoveFromVersionId: current };
    await secrets.send(new UpdateSecretVersionStageCommand({ SecretId, ...move }));
  }
};`;

describe("rotation in the sandbox", () => {
  let sandbox: TestSandbox;
  let clients: Clients;
  let code: Uint8Array;
  let scheduled: string;
  let queueUrl: string;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
    const { outputFiles } = await build({
      stdin: { contents: counting, resolveDir: packageRoot },
      ...{ bundle: true, write: false, platform: "node", format: "esm", target: "node24" },
      banner: { js: 'import { createRequire } from "node:module";const require = createRequire(import.meta.url);' },
    });
    code = await zipOf({ hash: "", assets: { "index.mjs": { hash: "", text: outputFiles[0]?.text ?? "" } } });
    queueUrl = await hearOfRotations();
    await deploy("schedule");
    scheduled = await makeSecret("scheduled");
    await rotate("scheduled", "schedule", {
      RotateImmediately: false,
      RotationRules: { ScheduleExpression: "rate(1 minute)" },
    });
  }, 120_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const secrets = () => clients.secrets(region);

  /** A rotation function under a role that may rotate any secret, and that Secrets Manager may call. */
  const deploy = async (name: string, permitted = true): Promise<void> => {
    const iam = clients.iam(region);
    const trust = { Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" };
    const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: document(trust) }));
    const work = { Effect: "Allow", Action: "secretsmanager:*", Resource: "*" };
    const policy = { RoleName: name, PolicyName: "work", PolicyDocument: document(work) };
    await iam.send(new PutRolePolicyCommand(policy));
    const lambda = clients.lambda(region);
    await lambda.send(
      new CreateFunctionCommand({
        FunctionName: name,
        Role: `arn:aws:iam::${account}:role/${name}`,
        Runtime: "nodejs24.x",
        Handler: "index.handler",
        Timeout: 20,
        Code: { ZipFile: code },
      }),
    );
    if (!permitted) return;
    await lambda.send(
      new AddPermissionCommand({
        FunctionName: name,
        StatementId: "rotate",
        Action: "lambda:InvokeFunction",
        Principal: "secretsmanager.amazonaws.com",
        SourceAccount: account,
        SourceArn: `arn:aws:secretsmanager:${region}:${account}:secret:*`,
      }),
    );
  };

  const breakAt = async (name: string, FAIL: string): Promise<void> => {
    const Environment = { Variables: { FAIL } };
    await clients.lambda(region).send(new UpdateFunctionConfigurationCommand({ FunctionName: name, Environment }));
  };

  const makeSecret = async (Name: string, SecretString?: string): Promise<string> => {
    const { ARN = "" } = await secrets().send(new CreateSecretCommand({ Name, SecretString: SecretString ?? "1" }));
    return ARN;
  };

  const rotate = (SecretId: string, name: string, options: Partial<RotateSecretCommandInput> = {}) =>
    secrets().send(
      new RotateSecretCommand({
        SecretId,
        RotationLambdaARN: `arn:aws:lambda:${region}:${account}:function:${name}`,
        RotationRules: { AutomaticallyAfterDays: 90 },
        ...options,
      }),
    );

  const describe_ = (SecretId: string) => secrets().send(new DescribeSecretCommand({ SecretId }));
  const value = async (SecretId: string, VersionStage = "AWSCURRENT") =>
    (await secrets().send(new GetSecretValueCommand({ SecretId, VersionStage }))).SecretString;
  const valueBecomes = (SecretId: string, wanted: string) =>
    until(async () => ((await value(SecretId)) === wanted ? wanted : undefined));

  /** A queue that gets Secrets Manager's own events of rotations, from a trail that records the region. */
  const hearOfRotations = async (): Promise<string> => {
    const trail = { Name: "all", S3BucketName: "trail", IsMultiRegionTrail: true };
    await clients.cloudtrail(region).send(new CreateTrailCommand(trail));
    await clients.cloudtrail(region).send(new StartLoggingCommand({ Name: "all" }));
    const { QueueUrl = "" } = await clients.sqs(region).send(new CreateQueueCommand({ QueueName: "rotations" }));
    const pattern = { source: ["aws.secretsmanager"], "detail-type": ["AWS Service Event via CloudTrail"] };
    const { RuleArn } = await clients
      .events(region)
      .send(new PutRuleCommand({ Name: "rotations", EventPattern: JSON.stringify(pattern) }));
    const Arn = `arn:aws:sqs:${region}:${account}:rotations`;
    const Policy = JSON.stringify({
      Version: "2012-10-17",
      Statement: [
        {
          Effect: "Allow",
          Principal: { Service: "events.amazonaws.com" },
          Action: "sqs:SendMessage",
          Resource: Arn,
          Condition: { ArnEquals: { "aws:SourceArn": RuleArn } },
        },
      ],
    });
    await clients.sqs(region).send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    await clients.events(region).send(new PutTargetsCommand({ Rule: "rotations", Targets: [{ Id: "queue", Arn }] }));
    return QueueUrl;
  };

  const heard: { name: string; secret: string }[] = [];
  /** Names of the events of a secret until now, in order. */
  const eventsOf = async (arn: string): Promise<string[]> => {
    const receive = new ReceiveMessageCommand({ QueueUrl: queueUrl, MaxNumberOfMessages: 10 });
    for (;;) {
      const { Messages = [] } = await clients.sqs(region).send(receive);
      if (Messages.length === 0) break;
      for (const { Body = "" } of Messages) {
        const { detail } = JSON.parse(Body);
        heard.push({ name: detail.eventName, secret: detail.additionalEventData.SecretId });
      }
    }
    return heard.filter(({ secret }) => secret === arn).map(({ name }) => name);
  };

  test("calls the four steps, moves the stages, and says when", async () => {
    await deploy("counts");
    const arn = await makeSecret("counted");
    const { VersionId: first = "" } = await rotate("counted", "counts");
    await valueBecomes("counted", "2");
    await until(async () => ((await describe_("counted")).LastRotatedDate ? true : undefined));
    expect(await describe_("counted")).toMatchObject({
      RotationEnabled: true,
      RotationRules: { AutomaticallyAfterDays: 90 },
      VersionIdsToStages: { [first]: expect.arrayContaining(["AWSCURRENT"]) },
    });
    expect(await value("counted", "AWSPREVIOUS")).toBe("1");
    const { NextRotationDate } = await describe_("counted");
    expect(((NextRotationDate?.getTime() ?? 0) - Date.now()) / 86_400_000).toBeCloseTo(90, 1);
    await secrets().send(new RotateSecretCommand({ SecretId: arn }));
    await valueBecomes("counted", "3");
    expect(await value("counted", "AWSPREVIOUS")).toBe("2");
    expect(await until(async () => ((await eventsOf(arn)).length >= 4 ? eventsOf(arn) : undefined))).toEqual([
      ...["RotationStarted", "RotationSucceeded"],
      ...["RotationStarted", "RotationSucceeded"],
    ]);
  });

  test("keeps the value after a failure, tells of it, refuses another rotation, and repeats this one", async () => {
    await deploy("fails");
    await breakAt("fails", "setSecret");
    const arn = await makeSecret("failing");
    const { VersionId = "" } = await rotate("failing", "fails");
    await until(async () => ((await eventsOf(arn)).includes("RotationFailed") ? true : undefined));
    expect(await value("failing")).toBe("1");
    expect((await describe_("failing")).VersionIdsToStages).toMatchObject({ [VersionId]: ["AWSPENDING"] });
    await expect(secrets().send(new RotateSecretCommand({ SecretId: arn }))).rejects.toMatchObject({
      name: "InvalidRequestException",
      message: "A previous rotation isn't complete. That rotation will be reattempted.",
    });
    await breakAt("fails", "");
    await valueBecomes("failing", "2");
    expect((await describe_("failing")).VersionIdsToStages?.[VersionId]).toContain("AWSCURRENT");
    const { Datapoints = [] } = await clients.cloudwatch(region).send(
      new GetMetricStatisticsCommand({
        Namespace: "AWS/Lambda",
        MetricName: "Errors",
        Dimensions: [{ Name: "FunctionName", Value: "fails" }],
        StartTime: new Date(Date.now() - 600_000),
        EndTime: new Date(Date.now() + 60_000),
        Period: 600,
        Statistics: ["Sum"],
      }),
    );
    expect(Datapoints.reduce((sum, { Sum = 0 }) => sum + Sum, 0)).toBeGreaterThanOrEqual(1);
  });

  test("takes it for a failure when the function ends without making its version current", async () => {
    await deploy("stays");
    await breakAt("stays", "never-current");
    const arn = await makeSecret("staying");
    await rotate("staying", "stays");
    await until(async () => ((await eventsOf(arn)).includes("RotationFailed") ? true : undefined));
    expect(await value("staying")).toBe("1");
    await secrets().send(new CancelRotateSecretCommand({ SecretId: arn }));
  });

  test("only tries the login where it is not to rotate at once, and takes the version for that away", async () => {
    await deploy("tried");
    const arn = await makeSecret("waiting");
    await rotate("waiting", "tried", { RotateImmediately: false });
    expect(await until(async () => ((await eventsOf(arn)).length >= 2 ? eventsOf(arn) : undefined))).toEqual([
      "TestRotationStarted",
      "TestRotationSucceeded",
    ]);
    expect(await value("waiting")).toBe("1");
    expect(Object.values((await describe_("waiting")).VersionIdsToStages ?? {})).toEqual([["AWSCURRENT"]]);
    await breakAt("tried", "testSecret");
    await rotate("waiting", "tried", { RotateImmediately: false });
    await until(async () => ((await eventsOf(arn)).includes("TestRotationFailed") ? true : undefined));
    expect(Object.values((await describe_("waiting")).VersionIdsToStages ?? {})).toEqual([["AWSCURRENT"]]);
  });

  test("ends when it is cancelled; a version that was left pending has to be let go before another rotation", async () => {
    await deploy("cancelled");
    await breakAt("cancelled", "setSecret");
    const arn = await makeSecret("cancelling");
    const { VersionId = "" } = await rotate("cancelling", "cancelled");
    await until(async () => ((await eventsOf(arn)).includes("RotationFailed") ? true : undefined));
    await secrets().send(new CancelRotateSecretCommand({ SecretId: arn }));
    expect(await describe_("cancelling")).toMatchObject({
      RotationEnabled: false,
      VersionIdsToStages: { [VersionId]: ["AWSPENDING"] },
    });
    await breakAt("cancelled", "");
    await expect(rotate("cancelling", "cancelled")).rejects.toMatchObject({ name: "InvalidRequestException" });
    const away = { SecretId: arn, VersionStage: "AWSPENDING", RemoveFromVersionId: VersionId };
    await secrets().send(new UpdateSecretVersionStageCommand(away));
    await rotate("cancelling", "cancelled");
    await valueBecomes("cancelling", "2");
  });

  test("needs a function that Secrets Manager may call, and a caller who may call it", async () => {
    await deploy("closed", false);
    await makeSecret("guarded");
    const refused = { name: "AccessDeniedException", message: expect.stringContaining("secretsmanager.amazonaws.com") };
    await expect(rotate("guarded", "closed")).rejects.toMatchObject(refused);
    await expect(rotate("guarded", "missing")).rejects.toMatchObject(refused);
    await deploy("open");
    const credentials = await roleSession(sandbox, "operator", [
      { Sid: "Rotate", Action: "secretsmanager:RotateSecret", Resource: "*" },
    ]);
    const operator = (await clientsOf(sandbox, credentials)).secrets(region);
    const RotationLambdaARN = `arn:aws:lambda:${region}:${account}:function:open`;
    await expect(
      operator.send(new RotateSecretCommand({ SecretId: "guarded", RotationLambdaARN })),
    ).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining("lambda:InvokeFunction"),
    });
    expect(await value("guarded")).toBe("1");
    expect((await describe_("guarded")).RotationEnabled).toBe(false);
  });

  test("writes the value of a version once, and finds none before", async () => {
    await makeSecret("written");
    const put = (SecretString: string) =>
      secrets().send(
        new PutSecretValueCommand({
          SecretId: "written",
          ClientRequestToken: "11111111-2222-3333-4444-555555555555",
          SecretString,
          VersionStages: ["AWSPENDING"],
        }),
      );
    await expect(value("written", "AWSPENDING")).rejects.toMatchObject({ name: "ResourceNotFoundException" });
    await put("one");
    await put("one");
    await expect(put("two")).rejects.toMatchObject({ name: "ResourceExistsException" });
    expect(await value("written", "AWSPENDING")).toBe("one");
  });

  test("happens by itself when its time has come", async () => {
    const deadline = Date.now() + 90_000;
    while ((await value("scheduled")) === "1" && Date.now() < deadline) await new Promise((go) => setTimeout(go, 500));
    expect(await value("scheduled")).toBe("2");
    await until(async () => ((await eventsOf(scheduled)).includes("RotationSucceeded") ? true : undefined));
  }, 120_000);
});
