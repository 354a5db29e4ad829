import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  CloudTrailClient,
  CreateTrailCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from "@aws-sdk/client-cloudtrail";
import { CloudWatchClient, DisableAlarmActionsCommand, PutMetricAlarmCommand } from "@aws-sdk/client-cloudwatch";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { CreateRepositoryCommand, ECRClient, PutImageCommand } from "@aws-sdk/client-ecr";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { preparePulumiProject, sandboxStack } from "../../../pulumi/PulumiProject.js";
import { runPulumi } from "../../../pulumi/runPulumi.js";
import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";
import { preflightItems } from "../../preflight/items/index.js";
import type { PreflightScope } from "../../preflight/PreflightScope.js";
import { documentOf, planned } from "../../preflight/testing/planned.js";
import { makeAccountClients } from "../../security/makeAccountClients.js";
import { closeBucket } from "../../testing/closeBucket.js";
import { madeSecret } from "../../testing/madeSecret.js";
import { account, region, root, run, sandbox } from "../../testing/operationsBed.js";

describe("`sallyport preflight`", () => {
  let subnets: readonly string[];
  let group: string;
  const s3 = () => new S3Client({ region, forcePathStyle: true });
  const logs = { KmsKeyId: "alias/trail", EnableLogFileValidation: true, IsMultiRegionTrail: true };
  const digest = `sha256:${createHash("sha256").update("image").digest("hex")}`;
  const image = (repository: string) => `${account}.dkr.ecr.${region}.amazonaws.com/${repository}@${digest}`;
  const task = (repository: string) =>
    planned("aws:ecs/taskDefinition:TaskDefinition", "worker", {
      containerDefinitions: JSON.stringify([{ image: image(repository) }]),
    });
  const role = (name: string, trust: object) =>
    planned("aws:iam/role:Role", name, {
      ...{ name, permissionsBoundary: `arn:aws:iam::${account}:policy/boundary` },
      assumeRolePolicy: documentOf(trust),
    });
  const taskTrust = {
    ...{ Sid: "Tasks", Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" },
    Condition: {
      StringEquals: { "aws:SourceAccount": account },
      ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:${account}:*` },
    },
  };
  const places = () =>
    planned("aws:batch/computeEnvironment:ComputeEnvironment", "jobs", {
      computeResources: { type: "FARGATE", subnets },
    });
  const alarm = (name: string) =>
    planned("aws:cloudwatch/metricAlarm:MetricAlarm", name, {
      ...{
        name,
        namespace: "AWS/SQS",
        metricName: "ApproximateAgeOfOldestMessage",
        comparisonOperator: "GreaterThanThreshold",
      },
      ...{ evaluationPeriods: 1, threshold: 60, period: 60, statistic: "Maximum", treatMissingData: "notBreaching" },
      dimensions: { QueueName: "orders" },
      alarmActions: [`arn:aws:sns:${region}:${account}:alarms`],
      okActions: [`arn:aws:sns:${region}:${account}:alarms`],
    });
  const secretOf = (name: string) => [
    planned("aws:lambda/function:Function", "rotate", {
      environment: { variables: { LOGIN_ARN: `arn:aws:secretsmanager:${region}:${account}:secret:${name}` } },
    }),
  ];

  const outcome = async (name: string, resources: readonly RecordedResource[]) => {
    const item = preflightItems.find((candidate) => candidate.name === name);
    const scope: PreflightScope = { resources, account, regions: [region], clients: makeAccountClients(process.env) };
    const judged = await item?.judge(scope);
    return { outcome: judged?.outcome, message: judged?.outcome === "passed" ? "" : judged?.message, fix: judged?.fix };
  };
  const passed = { outcome: "passed", message: "", fix: undefined };
  const failed = (message: RegExp) => ({
    ...{ outcome: "failed", message: expect.stringMatching(message), fix: expect.stringMatching(/./) },
  });

  beforeAll(async () => {
    const ec2 = new EC2Client({ region });
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.9.0.0/16" }));
    const made = await Promise.all(
      ["a", "b"].map(async (zone, index) => {
        const at = { CidrBlock: `10.9.${index}.0/24`, AvailabilityZone: `${region}${zone}` };
        return (await ec2.send(new CreateSubnetCommand({ VpcId: Vpc?.VpcId, ...at }))).Subnet?.SubnetId ?? "";
      }),
    );
    subnets = made;
    const named = { GroupName: "operations", Description: "tasks", VpcId: Vpc?.VpcId };
    group = (await ec2.send(new CreateSecurityGroupCommand(named))).GroupId ?? "";
  });

  it("finds policies that are not this deployment's own", async () => {
    expect(await outcome("iam-policies", [role("orders-task", taskTrust)])).toEqual(passed);
    const left = {
      ...taskTrust,
      Condition: { ...taskTrust.Condition, ArnLike: { "aws:SourceArn": `arn:aws:ecs:${region}:${"123456789"}012:*` } },
    };
    expect(await outcome("iam-policies", [role("orders-task", left)])).toEqual(failed(/account of an example/));
    const open = role("orders-task", { Effect: "Allow", Principal: "*", Action: "sts:AssumeRole" });
    expect(await outcome("iam-policies", [open])).toEqual(failed(/iam-trust/));
  });

  it("finds a network that is not there, or in one zone", async () => {
    expect(await outcome("network", [places()])).toEqual(passed);
    subnets = subnets.slice(0, 1);
    expect(await outcome("network", [places()])).toEqual(failed(/are in one zone/));
    subnets = ["subnet-0123456789abcdef0", "subnet-0123456789abcdef1"];
    expect(await outcome("network", [places()])).toEqual(failed(/are there/));
  });

  it("finds a group that somebody has opened by hand", async () => {
    const there = [
      planned("aws:ec2/securityGroup:SecurityGroup", "tasks", { name: "operations", description: "tasks" }, group),
    ];
    expect(await outcome("security-groups", there)).toEqual(passed);
    const IpPermissions = [{ IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }];
    await new EC2Client({ region }).send(new AuthorizeSecurityGroupIngressCommand({ GroupId: group, IpPermissions }));
    expect(await outcome("security-groups", there)).toEqual(failed(/admits the whole internet/));
  });

  it("finds an image that is not there, and a repository that scans nothing", async () => {
    const ecr = new ECRClient({ region });
    expect(await outcome("image-scanning", [task("orders/worker")])).toEqual(
      failed(/orders\/worker in eu-west-1 is not there/),
    );
    for (const [repositoryName, scanOnPush] of [
      ["orders/worker", true],
      ["orders/unscanned", false],
    ] as const) {
      await ecr.send(new CreateRepositoryCommand({ repositoryName, imageScanningConfiguration: { scanOnPush } }));
      await ecr.send(new PutImageCommand({ repositoryName, imageManifest: "{}", imageDigest: digest, imageTag: "1" }));
    }
    expect(await outcome("image-scanning", [task("orders/worker")])).toEqual(passed);
    expect(await outcome("image-scanning", [task("orders/unscanned")])).toEqual(failed(/does not scan what is pushed/));
  });

  it("finds that nothing watches what runs, and an alarm that was muted by hand", async () => {
    const cloudWatch = new CloudWatchClient({ region });
    expect(await outcome("alarms", [alarm("orders-late")])).toEqual(passed);
    expect(await outcome("alarms", [places()])).toEqual(failed(/nothing watches it/));
    const watched = {
      AlarmName: "orders-late",
      Namespace: "AWS/SQS",
      MetricName: "m",
      Period: 60,
      Statistic: "Sum",
    } as const;
    const when = { ComparisonOperator: "GreaterThanThreshold", Threshold: 1, EvaluationPeriods: 1 } as const;
    await cloudWatch.send(new PutMetricAlarmCommand({ ...watched, ...when }));
    await cloudWatch.send(new DisableAlarmActionsCommand({ AlarmNames: ["orders-late"] }));
    expect(await outcome("alarms", [alarm("orders-late")])).toEqual(failed(/orders-late are turned off/));
  });

  it("finds an account without a trail, and one that is stopped", async () => {
    const trails = new CloudTrailClient({ region });
    expect(await outcome("cloudtrail", [])).toEqual(failed(/No trail records all regions/));
    await trails.send(new CreateTrailCommand({ Name: "operations", S3BucketName: "trail", ...logs }));
    await trails.send(new StartLoggingCommand({ Name: "operations" }));
    expect(await outcome("cloudtrail", [])).toEqual(passed);
    await trails.send(new StopLoggingCommand({ Name: "operations" }));
    expect(await outcome("cloudtrail", [])).toEqual(failed(/It is stopped/));
  });

  it("finds a bucket that was opened", async () => {
    const Bucket = "operations-planned";
    await s3().send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    const there = [planned("aws:s3/bucket:Bucket", "orders", { bucket: Bucket }, Bucket)];
    expect(await outcome("bucket-policies", there)).toEqual(
      failed(/operations-planned: Its policy does not deny plain HTTP/),
    );
    await closeBucket(s3(), Bucket);
    expect((await outcome("bucket-policies", there)).message).not.toContain("operations-planned: ");
  });

  it("finds a secret that is not there, without reading one", async () => {
    expect(await outcome("secrets", secretOf("orders/login"))).toEqual(failed(/there is no orders\/login/));
    const { arn } = await madeSecret("orders/login");
    expect(await outcome("secrets", secretOf(arn.split(":secret:")[1] ?? ""))).toEqual(passed);
  });

  it("judges what a stack plans, as a command", async () => {
    const project = preparePulumiProject(root, sandbox.home);
    await runPulumi(["stack", "select", sandboxStack, "--create"], project.shadow, sandbox.environment);
    const { code, stdout, stderr } = await run(["preflight", "foundation", "--stack", sandboxStack, "--json"]);
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const { items, ...rest } = JSON.parse(stdout);
    expect(rest).toEqual({ project: "sallyport-foundation", stack: "sandbox", account });
    const named = (outcome: string) =>
      items.filter((item: { outcome: string }) => item.outcome === outcome).map(({ name }: { name: string }) => name);
    expect(named("not-judged")).toEqual([]);
    expect(named("failed")).toEqual(["cloudtrail"]);
    expect(execFileSync("git", ["-C", root, "status", "--short", "--", "Pulumi.sandbox.yaml"]).toString()).toBe("");
  }, 180_000);
});
