import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateVpcCommand,
  CreateVpcEndpointCommand,
  DeleteRouteCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { AssumeRoleCommand, STSClient } from "@aws-sdk/client-sts";
import { beforeAll, describe, expect, it } from "@jest/globals";
import { until } from "@sallyport/worker-kit/testing";
import { preparePulumiProject, sandboxStack } from "../../../pulumi/PulumiProject.js";
import { runPulumi } from "../../../pulumi/runPulumi.js";
import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";
import { documentOf, planned } from "../../preflight/testing/planned.js";
import { makeAccountClients } from "../../security/makeAccountClients.js";
import type { SmokeScope } from "../../smoke/SmokeScope.js";
import { renewed } from "../../smoke/steps/credentialRefresh.js";
import { smokeSteps } from "../../smoke/steps/index.js";
import { account, folder, region, root, run, sandbox } from "../../testing/operationsBed.js";

describe("`sallyport smoke`", () => {
  const role = "smoke-orders";
  const logGroup = "/sallyport/smoke-orders";
  const state = (type: string, name: string, props: object, id = name): RecordedResource => ({
    ...planned(type, name, props, id),
    urn: `urn:pulumi:sandbox::sallyport-kpi::${type}::${name}`,
  });
  const rights = { Sid: "Read", Effect: "Allow", Action: ["s3:GetObject"], Resource: "arn:aws:s3:::smoke-orders/*" };
  const logs = () => new CloudWatchLogsClient({ region });
  let vpc: string;
  let resources: readonly RecordedResource[];

  beforeAll(async () => {
    const iam = new IAMClient({ region });
    const trust = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
    await iam.send(new CreateRoleCommand({ RoleName: role, AssumeRolePolicyDocument: documentOf(trust) }));
    await allow(rights);
    const ec2 = new EC2Client({ region });
    const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.8.0.0/16" }));
    vpc = Vpc?.VpcId ?? "";
    const serviceName = `com.amazonaws.${region}.sqs`;
    const interfaced = { VpcId: vpc, ServiceName: serviceName, VpcEndpointType: "Interface" as const };
    const { VpcEndpoint } = await ec2.send(new CreateVpcEndpointCommand(interfaced));
    await logs().send(new CreateLogGroupCommand({ logGroupName: logGroup }));
    await logs().send(new CreateLogStreamCommand({ logGroupName: logGroup, logStreamName: "one" }));
    const { QueueUrl } = await new SQSClient({ region }).send(new CreateQueueCommand({ QueueName: "smoke-orders" }));
    expect(QueueUrl).toBeDefined();
    const sweep = {
      arn: `arn:aws:sqs:${region}:${account}:smoke-orders`,
      rule: "kpi-sandbox-sweep",
      input: '{"kind":"sweep"}',
    };
    resources = [
      state("pulumi:pulumi:Stack", "sallyport-kpi-sandbox", { region, logGroup }, ""),
      state("aws:iam/role:Role", "role", { name: role, assumeRolePolicy: documentOf(trust) }, role),
      state("aws:iam/rolePolicy:RolePolicy", "rights", { role, name: "rights", policy: documentOf(rights) }),
      state("aws:ec2/vpc:Vpc", "vpc", { region }, vpc),
      state("aws:ec2/vpcEndpoint:VpcEndpoint", "sqs", { vpcId: vpc, serviceName }, VpcEndpoint?.VpcEndpointId),
      state("aws:cloudwatch/logGroup:LogGroup", "log", { name: logGroup }, logGroup),
      state("aws:cloudwatch/eventTarget:EventTarget", "sweep", sweep),
    ];
  });

  async function allow(...statements: readonly object[]): Promise<void> {
    const policy = { RoleName: role, PolicyName: "rights", PolicyDocument: documentOf(...statements) };
    await new IAMClient({ region }).send(new PutRolePolicyCommand(policy));
  }

  const tell = async (event: string) => {
    const logEvents = [{ timestamp: Date.now(), message: JSON.stringify({ level: "info", event }) }];
    await logs().send(new PutLogEventsCommand({ logGroupName: logGroup, logStreamName: "one", logEvents }));
  };
  /** As the worker: takes the sweep up, and tells of its end. */
  const work = async (event: string) => {
    const sqs = new SQSClient({ region });
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: "smoke-orders" }));
    await until("the sweep is sent", async () => {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 1 }));
      for (const { ReceiptHandle } of Messages) await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      return Messages.some(({ Body }) => Body === '{"kind":"sweep"}');
    });
    await tell(event);
  };
  const outcome = async (name: string, change: Partial<SmokeScope> = {}) => {
    const scope: SmokeScope = {
      ...{ project: "kpi", stack: "sandbox", resources, outputs: { region, logGroup }, account, regions: [region] },
      ...{ clients: makeAccountClients(process.env), since: Date.now(), patience: 60_000, ...change },
    };
    const item = await smokeSteps.find((step) => step.name === name)?.run(scope);
    return { outcome: item?.outcome, message: item?.message };
  };
  const failed = (message: RegExp) => ({ outcome: "failed", message: expect.stringMatching(message) });

  it("finds a role that may less than it is granted, or what nobody may", async () => {
    expect(await outcome("role-permissions")).toMatchObject({ outcome: "passed" });
    await allow({ ...rights, Effect: "Deny" });
    expect(await outcome("role-permissions")).toEqual(failed(/is denied s3:GetObject/));
    await allow(rights, { Sid: "Make", Effect: "Allow", Action: "iam:CreateUser", Resource: "*" });
    expect(await outcome("role-permissions")).toEqual(failed(/is allowed iam:CreateUser/));
    await allow(rights);
  });

  it("finds an endpoint that is not available, and a way to the internet", async () => {
    expect(await outcome("network")).toMatchObject({ outcome: "passed" });
    const gone = state("aws:ec2/vpcEndpoint:VpcEndpoint", "s3", { vpcId: vpc, serviceName: "s3" }, "vpce-0123");
    expect(await outcome("network", { resources: [...resources, gone] })).toEqual(
      failed(/vpce-0123 of s3 is not available/),
    );
    const ec2 = new EC2Client({ region });
    const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
    const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: vpc }));
    const RouteTableId = RouteTable?.RouteTableId ?? "";
    const out = { DestinationCidrBlock: "0.0.0.0/0", GatewayId: InternetGateway?.InternetGatewayId };
    await ec2.send(new CreateRouteCommand({ RouteTableId, ...out }));
    expect(await outcome("network")).toEqual(failed(/leads to the internet/));
    await ec2.send(new DeleteRouteCommand({ RouteTableId, DestinationCidrBlock: "0.0.0.0/0" }));
  });

  it("finds work that fails, and work that nobody takes up", async () => {
    const [ended] = await Promise.all([outcome("unit-of-work"), work("run.succeeded")]);
    expect(ended).toMatchObject({ outcome: "passed" });
    const [broken] = await Promise.all([outcome("unit-of-work"), work("run.failed")]);
    expect(broken).toEqual(failed(/says run.failed/));
    expect(await outcome("unit-of-work", { patience: 0 })).toEqual(failed(/has not told of run.succeeded/));
    // Takes up what nobody did.
    await work("run.started");
    expect(await outcome("unit-of-work", { project: "foundation" })).toMatchObject({ outcome: "not-judged" });
  });

  it("finds a log group that is gone, and a worker that writes nothing", async () => {
    const since = Date.now();
    await tell("run.started");
    expect(await outcome("log-events", { since })).toMatchObject({ outcome: "passed" });
    expect(await outcome("log-events", { since: Date.now() + 3_600_000 })).toEqual(failed(/nothing was written/));
    const gone = state("aws:cloudwatch/logGroup:LogGroup", "other", { name: "/sallyport/gone" });
    expect(await outcome("log-events", { since, resources: [...resources, gone] })).toEqual(
      failed(/no log group .*gone/),
    );
  });

  it("finds credentials that end and are not renewed", async () => {
    const RoleArn = `arn:aws:iam::${account}:role/smoke-operator`;
    const trust = { Effect: "Allow", Principal: { AWS: `arn:aws:iam::${account}:root` }, Action: "sts:AssumeRole" };
    const made = { RoleName: "smoke-operator", AssumeRolePolicyDocument: documentOf(trust) };
    await new IAMClient({ region }).send(new CreateRoleCommand(made));
    let sessions = 0;
    const session = async () => {
      const asked = new AssumeRoleCommand({ RoleArn, RoleSessionName: `smoke-${++sessions}` });
      const { Credentials: given } = await new STSClient({ region }).send(asked);
      return {
        accessKeyId: given?.AccessKeyId ?? "",
        secretAccessKey: given?.SecretAccessKey ?? "",
        sessionToken: given?.SessionToken ?? "",
        expiration: given?.Expiration ?? new Date(0),
      };
    };
    const once = await session();
    const credentials = async () => once;
    expect(await renewed(new STSClient({ region, credentials: session }))).toMatchObject({ outcome: "passed" });
    expect(await renewed(new STSClient({ region, credentials }))).toMatchObject({ outcome: "failed" });
    expect(await outcome("credential-refresh")).toMatchObject({ outcome: "not-judged" });
  });

  it("tries a stack in the sandbox, as a command, and gives each failure its code", async () => {
    const project = preparePulumiProject(join(root, "stacks", "kpi"), sandbox.home);
    const pulumi = async (...args: string[]) => {
      const { code, stderr } = await runPulumi(args, project.shadow, sandbox.environment);
      expect({ code, stderr: code === 0 ? "" : stderr }).toEqual({ code: 0, stderr: "" });
    };
    await pulumi("stack", "select", sandboxStack, "--create");
    const file = join(folder, "smoke.json");
    const [stack, ...others] = resources.map(({ id, ...rest }) => ({ ...rest, ...(id === undefined ? {} : { id }) }));
    const kept = [{ ...stack, custom: false, outputs: { region, logGroup } }, ...others];
    writeFileSync(file, JSON.stringify({ version: 3, deployment: { manifest: {}, resources: kept } }));
    await pulumi("stack", "import", "--file", file);
    const [good] = await Promise.all([run(["smoke", "kpi", "--json", "--wait", "60"]), work("run.succeeded")]);
    expect(JSON.parse(good.stdout).steps.map(({ outcome: of }: { outcome: string }) => of)).toEqual([
      ...["passed", "passed", "not-judged", "passed", "passed", "not-judged"],
    ]);
    expect(good).toMatchObject({ code: 0, stderr: "" });
    const bad = await run(["smoke", "kpi", "--stack", sandboxStack, "--json", "--wait", "1"]);
    const codes = JSON.parse(bad.stdout).steps.flatMap(({ code }: { code?: number }) => code ?? []);
    expect({ code: bad.code, codes }).toEqual({ code: 1, codes: [13, 14] });
  }, 120_000);
});
