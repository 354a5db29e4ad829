import { createHmac } from "node:crypto";
import { DescribeLogStreamsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { PutEventsCommand, PutRuleCommand, PutTargetsCommand } from "@aws-sdk/client-eventbridge";
import { CreateRoleCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import {
  AddPermissionCommand,
  CreateEventSourceMappingCommand,
  CreateFunctionCommand,
  type CreateFunctionCommandInput,
  InvokeCommand,
  PublishLayerVersionCommand,
  UpdateFunctionCodeCommand,
  UpdateFunctionConfigurationCommand,
} from "@aws-sdk/client-lambda";
import { CreateTopicCommand, PublishCommand, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand } from "@aws-sdk/client-sqs";
import { AssumeRoleWithWebIdentityCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { readDecisions } from "../decisions/readDecisions.js";
import type { Clients } from "../provider/Clients.js";
import { zipOf } from "../provider/resources/lambda/zipOf.js";
import { clientsOf } from "../testing/clientsOf.js";
import { roleSession } from "../testing/roleSession.js";
import { startTestSandbox, type TestSandbox } from "../testing/withSandbox.js";

const region = "eu-west-1";
const account = "000000000000";
const refused = { name: "AccessDeniedException", message: expect.stringContaining("deploy key") };

/** Answers with its environment, and whether it reaches the sandbox as its own SDK would. */
const tellEnvironment = `
export const handler = async () => {
  const answer = await fetch(process.env.AWS_ENDPOINT_URL + "/_sallyport/health");
  return { ...process.env, reached: String(answer.status) };
};`;

describe("functions in the sandbox", () => {
  let sandbox: TestSandbox;
  let clients: Clients;
  let code: Uint8Array;

  beforeAll(async () => {
    sandbox = await startTestSandbox();
    clients = await clientsOf(sandbox);
    code = await zipOf({ hash: "", assets: { "index.mjs": { hash: "", text: tellEnvironment } } });
  }, 60_000);

  afterAll(async () => {
    await sandbox?.stop();
  });

  const functionWith = (name: string): CreateFunctionCommandInput => ({
    FunctionName: name,
    Role: `arn:aws:iam::${account}:role/${name}`,
    Runtime: "nodejs24.x",
    Handler: "index.handler",
    Code: { ZipFile: code },
    Environment: { Variables: { MODE: "strict" } },
  });

  /** A function under a role of its own that Lambda may assume, and that may do what the actions say. */
  const deploy = async (name: string, actions: readonly string[] = [], service = "lambda.amazonaws.com") => {
    const iam = clients.iam(region);
    const trust = { Effect: "Allow", Principal: { Service: service }, Action: "sts:AssumeRole" };
    const document = { Version: "2012-10-17", Statement: [trust] };
    await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(document) }));
    if (actions.length > 0) {
      const Statement = [
        { Sid: "Work", Effect: "Allow", Action: actions, Resource: `arn:aws:*:${region}:${account}:*` },
      ];
      const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement });
      await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: "work", PolicyDocument }));
    }
    const { FunctionArn = "" } = await clients.lambda(region).send(new CreateFunctionCommand(functionWith(name)));
    return FunctionArn;
  };

  const invoke = async (name: string): Promise<Record<string, string>> => {
    const { Payload } = await clients.lambda(region).send(new InvokeCommand({ FunctionName: name }));
    return JSON.parse(Buffer.from(Payload ?? []).toString()) as Record<string, string>;
  };

  const invokedBy = async (service: string): Promise<(string | null)[][]> => {
    const found: (string | null)[][] = [];
    for await (const { principal, action, decision, statement } of readDecisions(sandbox.home)) {
      if (principal === service && action === "lambda:InvokeFunction") found.push([decision, statement]);
    }
    return found;
  };

  test("verify databases by the sandbox's authority, where they name a bundle to verify them by", async () => {
    await deploy("verifying");
    expect(await invoke("verifying")).not.toHaveProperty("DB_CA");
    const Environment = { Variables: { MODE: "strict", DB_CA: "/var/runtime/ca-cert.pem" } };
    const change = new UpdateFunctionConfigurationCommand({ FunctionName: "verifying", Environment });
    await clients.lambda(region).send(change);
    const { DB_CA, NODE_EXTRA_CA_CERTS, MODE } = await invoke("verifying");
    expect({ DB_CA, MODE }).toEqual({ DB_CA: NODE_EXTRA_CA_CERTS, MODE: "strict" });
  });

  test("run only code that the deploy key deployed, whatever a role's policies allow", async () => {
    await deploy("owned");
    const credentials = await roleSession(sandbox, "developer", [
      { Sid: "All", Action: ["lambda:*", "iam:PassRole"], Resource: "*" },
    ]);
    const lambda = (await clientsOf(sandbox, credentials)).lambda(region);
    const attempts = [
      lambda.send(new CreateFunctionCommand({ ...functionWith("smuggled"), Role: functionWith("owned").Role })),
      lambda.send(new UpdateFunctionCodeCommand({ FunctionName: "owned", ZipFile: code })),
      lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: "owned", Handler: "other.handler" })),
      lambda.send(new PublishLayerVersionCommand({ LayerName: "smuggled", Content: { ZipFile: code } })),
    ];
    for (const attempt of attempts) await expect(attempt).rejects.toMatchObject(refused);
    // Calling what is deployed is a question of policies as on AWS.
    expect((await lambda.send(new InvokeCommand({ FunctionName: "owned" }))).FunctionError).toBeUndefined();
  });

  test("are deployed by a role that CI takes with a token which the deploy secret signed", async () => {
    await deploy("released");
    const issuer = "ci.example.com";
    const iam = clients.iam(region);
    const document = (statement: object) => JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    const trust = {
      Effect: "Allow",
      Principal: { Federated: `arn:aws:iam::${account}:oidc-provider/${issuer}` },
      Action: "sts:AssumeRoleWithWebIdentity",
    };
    const { Role } = await iam.send(
      new CreateRoleCommand({ RoleName: "ci", AssumeRolePolicyDocument: document(trust) }),
    );
    const allowed = { Effect: "Allow", Action: "lambda:UpdateFunctionCode", Resource: "*" };
    await iam.send(
      new PutRolePolicyCommand({ RoleName: "ci", PolicyName: "deploy", PolicyDocument: document(allowed) }),
    );
    const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString("base64url");
    const exp = Math.floor(Date.now() / 1000) + 600;
    const head = part({ alg: "HS256", typ: "JWT" });
    const signed = `${head}.${part({ iss: `https://${issuer}`, aud: "sts.amazonaws.com", sub: "main", exp })}`;
    const secret = sandbox.environment.AWS_SECRET_ACCESS_KEY ?? "";
    const WebIdentityToken = `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
    const { Credentials: session } = await clients
      .sts(region)
      .send(new AssumeRoleWithWebIdentityCommand({ RoleArn: Role?.Arn, RoleSessionName: "ci", WebIdentityToken }));
    const ci = await clientsOf(sandbox, {
      accessKeyId: session?.AccessKeyId ?? "",
      secretAccessKey: session?.SecretAccessKey ?? "",
      sessionToken: session?.SessionToken ?? "",
    });
    const lambda = ci.lambda(region);
    const update = new UpdateFunctionCodeCommand({ FunctionName: "released", ZipFile: code });
    expect((await lambda.send(update)).FunctionName).toBe("released");
    // Signing in does not take the place of a policy.
    await expect(
      lambda.send(new UpdateFunctionConfigurationCommand({ FunctionName: "released", Handler: "other.handler" })),
    ).rejects.toMatchObject({ message: expect.stringContaining("not authorized") });
  });

  test("are not made under a role that does not trust Lambda", async () => {
    await expect(deploy("mistrusted", [], "ecs-tasks.amazonaws.com")).rejects.toMatchObject({
      name: "InvalidParameterValueException",
      message: "The role defined for the function cannot be assumed by Lambda.",
    });
  });

  test("are told nothing of the sandbox, and call as their role with credentials that are drawn", async () => {
    await deploy("told");
    const environment = await invoke("told");
    expect(environment).toMatchObject({
      MODE: "strict",
      AWS_REGION: region,
      AWS_LAMBDA_FUNCTION_NAME: "told",
      reached: "200",
    });
    const names = Object.keys(environment).filter((name) =>
      /^(SALLYPORT|MINISTACK|AUTH|GATEWAY|USE_SSL|BIND)/.test(name),
    );
    expect(names).toEqual([]);
    expect(environment.HOME?.startsWith(sandbox.home)).toBe(true);
    const credentials = {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? "",
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? "",
      sessionToken: environment.AWS_SESSION_TOKEN ?? "",
    };
    const own = await clientsOf(sandbox, credentials);
    const { Arn } = await own.sts(region).send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe(`arn:aws:sts::${account}:assumed-role/told/told`);
    await expect(own.sqs(region).send(new CreateQueueCommand({ QueueName: "x" }))).rejects.toMatchObject({
      name: expect.stringContaining("AccessDenied"),
    });
    // Another sandbox's function of the same name has others: names do not give them away.
    await deploy("told-too");
    const { AWS_ACCESS_KEY_ID: other } = await invoke("told-too");
    expect(other).toMatch(/^ASIA[0-9A-F]{16}$/);
    expect(other).not.toBe(environment.AWS_ACCESS_KEY_ID);
  });

  test("write their log only where their role may", async () => {
    await deploy("silent");
    await deploy("heard", ["logs:CreateLogStream", "logs:PutLogEvents"]);
    await invoke("silent");
    await invoke("heard");
    const streams = async (name: string) => {
      const command = new DescribeLogStreamsCommand({ logGroupName: `/aws/lambda/${name}` });
      const answer = await clients
        .logs(region)
        .send(command)
        .catch(() => undefined);
      return answer?.logStreams?.length ?? 0;
    };
    expect([await streams("silent"), await streams("heard")]).toEqual([0, 1]);
  });

  test("are called by SNS and EventBridge for the resources that their policy names, and for no others", async () => {
    const arn = await deploy("called");
    const lambda = clients.lambda(region);
    const { TopicArn = "" } = await clients.sns(region).send(new CreateTopicCommand({ Name: "orders" }));
    await clients.sns(region).send(new SubscribeCommand({ TopicArn, Protocol: "lambda", Endpoint: arn }));
    const events = clients.events(region);
    const { RuleArn } = await events.send(
      new PutRuleCommand({ Name: "orders", EventPattern: JSON.stringify({ source: ["orders"] }) }),
    );
    await events.send(new PutTargetsCommand({ Rule: "orders", Targets: [{ Id: "called", Arn: arn }] }));
    const tell = async () => {
      await clients.sns(region).send(new PublishCommand({ TopicArn, Message: "one" }));
      await events.send(new PutEventsCommand({ Entries: [{ Source: "orders", DetailType: "one", Detail: "{}" }] }));
    };
    await tell();
    const callers = [
      ["sns.amazonaws.com", TopicArn],
      ["events.amazonaws.com", RuleArn],
    ] as const;
    for (const [service, source] of callers) {
      expect(await invokedBy(service)).toEqual([["deny", null]]);
      await lambda.send(
        new AddPermissionCommand({
          FunctionName: "called",
          StatementId: service.replaceAll(".", "-"),
          Action: "lambda:InvokeFunction",
          Principal: service,
          SourceArn: source,
          SourceAccount: account,
        }),
      );
    }
    await tell();
    for (const [service] of callers) {
      expect(await invokedBy(service)).toEqual([
        ["deny", null],
        ["allow", service.replaceAll(".", "-")],
      ]);
    }
  });

  test("are joined to a queue only if their role may receive from it", async () => {
    const { QueueUrl } = await clients.sqs(region).send(new CreateQueueCommand({ QueueName: "inbox" }));
    expect(QueueUrl).toBeDefined();
    const EventSourceArn = `arn:aws:sqs:${region}:${account}:inbox`;
    await deploy("shut-out", ["sqs:ReceiveMessage"]);
    await deploy("let-in", ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"]);
    const join = (FunctionName: string) =>
      clients.lambda(region).send(new CreateEventSourceMappingCommand({ FunctionName, EventSourceArn }));
    await expect(join("shut-out")).rejects.toMatchObject({
      name: "InvalidParameterValueException",
      message: expect.stringContaining("does not allow sqs:DeleteMessage"),
    });
    expect((await join("let-in")).State).toBe("Enabled");
  });
});
