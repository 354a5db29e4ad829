import { setTimeout as delay } from "node:timers/promises";
import { gunzipSync } from "node:zlib";
import { CloudTrailClient, GetTrailStatusCommand, StopLoggingCommand } from "@aws-sdk/client-cloudtrail";
import { CloudWatchLogsClient, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AuthorizeSecurityGroupIngressCommand,
  CreateSecurityGroupCommand,
  DescribeSecurityGroupsCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient, ListAccessKeysCommand } from "@aws-sdk/client-iam";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  CreateBucketCommand,
  DeletePublicAccessBlockCommand,
  GetObjectCommand,
  GetPublicAccessBlockCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { expect } from "@jest/globals";
import type { Attempt, NamedRun } from "../../../evidence/removal/testing/NamedRun.js";
import { callRemediation, type RemediationName, remediationFunction } from "./callRemediation.js";
import type { DeployedFoundation } from "./DeployedFoundation.js";
import { setAside } from "./setAside.js";

type Run = NamedRun<DeployedFoundation>["run"];

/** Regions of the configuration; the trail and the archive of logs are in the first. */
const regions = ["eu-west-1", "eu-central-1"] as const;
type Region = (typeof regions)[number];

/** Milliseconds between two looks. */
const pause = 100;

const closeBucket =
  (region: Region): Run =>
  async (foundation, attempt) => {
    const s3 = new S3Client({ region, forcePathStyle: true });
    const Bucket = `open-${region}-${attempt.id}`;
    await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: region } }));
    await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
    await remedied(foundation, "public-bucket", Bucket, region, attempt);
    const { PublicAccessBlockConfiguration = {} } = await s3.send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(Object.values(PublicAccessBlockConfiguration)).toEqual([true, true, true, true]);
  };

const deactivateKey =
  (region: Region): Run =>
  async (foundation, attempt) => {
    const iam = new IAMClient({ region });
    const UserName = `exposed-${region}-${attempt.id}`;
    await iam.send(new CreateUserCommand({ UserName }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName }));
    await remedied(foundation, "exposed-key", AccessKey?.AccessKeyId ?? "", region, attempt);
    const { AccessKeyMetadata = [] } = await iam.send(new ListAccessKeysCommand({ UserName }));
    expect(AccessKeyMetadata.map(({ Status }) => Status)).toEqual(["Inactive"]);
  };

const closeGroup =
  (region: Region): Run =>
  async (foundation, attempt) => {
    const ec2 = new EC2Client({ region });
    const group = { GroupName: `open-${attempt.id}`, Description: "open to all" };
    const { GroupId = "" } = await ec2.send(new CreateSecurityGroupCommand(group));
    const open = { IpProtocol: "tcp", FromPort: 22, ToPort: 22, IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [open] }));
    await remedied(foundation, "open-security-group", GroupId, region, attempt);
    const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupIds: [GroupId] }));
    expect(SecurityGroups.map(({ IpPermissions }) => IpPermissions)).toEqual([[]]);
  };

const startTrail: Run = async (foundation, attempt) => {
  const [region] = regions;
  const cloudTrail = new CloudTrailClient({ region });
  const Name = "sallyport-sandbox-audit";
  await cloudTrail.send(new StopLoggingCommand({ Name }));
  await remedied(foundation, "stopped-trail", Name, region, attempt);
  expect(await cloudTrail.send(new GetTrailStatusCommand({ Name }))).toMatchObject({ IsLogging: true });
};

/** A line of a remediation's is in the archive of logs, under the archive's key, and the archive's function has told of it. */
const archiveLines: Run = async (foundation, attempt) => {
  const [region] = regions;
  const since = new Date();
  await closeBucket(region)(foundation, attempt);
  const s3 = new S3Client({ region, forcePathStyle: true });
  const Bucket = (foundation.outputs.logBuckets[region] ?? "").replace("-logs-", "-archive-");
  await until(attempt, async () => {
    for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket }))
      for (const { Key, LastModified = since } of Contents.filter(({ Key = "" }) => Key.includes("-public-bucket/"))) {
        // Whole seconds.
        if (LastModified.getTime() < since.getTime() - 1_000) continue;
        const { Body, ServerSideEncryption } = await s3.send(new GetObjectCommand({ Bucket, Key }));
        expect(ServerSideEncryption).toBe("aws:kms");
        const lines = gunzipSync((await Body?.transformToByteArray()) ?? new Uint8Array()).toString("utf8");
        if (lines.includes("remediation.applying") && lines.includes(attempt.id)) return true;
      }
    return false;
  });
  await logged(`sallyport-sandbox-archive-${region}-writer`, { region, since }, attempt);
};

/** What a function fails at is set aside. */
const setAsideBy =
  (functionName: string, region: Region): Run =>
  async (_foundation, { id, signal }) => {
    expect(await setAside({ region, functionName, event: { id }, mark: id, signal })).toContain(id);
  };

/** Calls a remediation about something as its rule does, with a sample of the event, and waits until its log says what it did. */
async function remedied(
  foundation: DeployedFoundation,
  name: RemediationName,
  target: string,
  region: Region,
  attempt: Attempt,
): Promise<void> {
  const since = new Date();
  const { answer, error } = await callRemediation(foundation, { name, target, region });
  expect({ answer, error }).toEqual({ answer: [{ target, outcome: "applied" }], error: undefined });
  await logged(remediationFunction(name, region), { region, since, text: "remediation.settled" }, attempt);
}

/** Waits until a function's log has a line from then on, with the text where one is given. */
async function logged(
  FunctionName: string,
  { region, since, text }: { readonly region: Region; readonly since: Date; readonly text?: string },
  attempt: Attempt,
): Promise<void> {
  const asked = new GetFunctionConfigurationCommand({ FunctionName });
  const { LoggingConfig } = await new LambdaClient({ region }).send(asked);
  const wanted = { logGroupName: LoggingConfig?.LogGroup, startTime: since.getTime() };
  const logs = new CloudWatchLogsClient({ region });
  await until(attempt, async () => {
    const { events = [] } = await logs.send(new FilterLogEventsCommand(wanted));
    return events.some(({ message = "" }) => text === undefined || message.includes(text));
  });
}

/** Waits as long as anybody waits for the run. */
async function until({ signal }: Attempt, condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await delay(pause, undefined, { signal });
}

const everyRegion = regions.flatMap((region): readonly NamedRun<DeployedFoundation>[] => [
  { title: `close a bucket in ${region}, and are refused nothing`, run: closeBucket(region) },
  { title: `deactivate an exposed key in ${region}, and are refused nothing`, run: deactivateKey(region) },
  { title: `close a security group in ${region}, and are refused nothing`, run: closeGroup(region) },
  ...(["public-bucket", "exposed-key", "open-security-group"] as const).map((name) => ({
    title: `set aside what the remediation ${name} fails at in ${region}, and are refused nothing`,
    run: setAsideBy(remediationFunction(name, region), region),
  })),
]);

/** The foundation's runs: what its roles hold is needed by one of them, but for what is explained. */
export const foundationRuns: readonly NamedRun<DeployedFoundation>[] = [
  ...everyRegion,
  { title: "start the trail that somebody stopped, and are refused nothing", run: startTrail },
  { title: "archive the lines of a remediation, and are refused nothing", run: archiveLines },
  ...[remediationFunction("stopped-trail", regions[0]), `sallyport-sandbox-archive-${regions[0]}-writer`].map(
    (name) => ({
      title: `set aside what ${name} fails at, and are refused nothing`,
      run: setAsideBy(name, regions[0]),
    }),
  ),
];
