import { readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  GetLogEventsCommand,
  ResourceNotFoundException,
} from "@aws-sdk/client-cloudwatch-logs";
import {
  type ContainerDefinition,
  CreateClusterCommand,
  DescribeTasksCommand,
  ECSClient,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
  type Task,
} from "@aws-sdk/client-ecs";
import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { sandboxAccountId } from "../../emulator/emulatorEnvironment.js";
import { startTestSandbox, type TestSandbox } from "../../testing/withSandbox.js";
import { until } from "./until.js";
import { workerScript } from "./workerScript.js";

export const fixtureRegion = "eu-central-1";
export const fixtureCluster = "workers";
const logGroup = "/test/workers";
const account = sandboxAccountId;

/** A sandbox with a cluster, a log group, a task role, an execution role and the tiny worker as image `test/worker`. */
export interface TaskFixture {
  readonly sandbox: TestSandbox;
  readonly ecs: ECSClient;
  readonly settings: { readonly endpoint: string; readonly region: string };
  /** Registers a task definition of one container and returns its ARN. */
  define(command: readonly string[], container?: Partial<ContainerDefinition>): Promise<string>;
  /** Runs a task, in a subnet if one is given, and returns its ARN. */
  run(taskDefinition: string, subnet?: string): Promise<string>;
  task(arn: string): Promise<Task>;
  /** Tasks of a service with this desired status. */
  serviceTasks(service: string, desiredStatus?: "RUNNING" | "STOPPED"): Promise<Task[]>;
  untilStopped(arn: string): Promise<Task>;
  /** The task's lines in CloudWatch Logs; none while it has no stream. */
  logLines(arn: string): Promise<string[]>;
  stop(): Promise<void>;
}

export async function startTaskFixture(): Promise<TaskFixture> {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-worker-"));
  const bundle = join(folder, "worker.mjs");
  await writeFile(bundle, workerScript());
  const removeFolder = (): Promise<void> => rm(folder, { recursive: true, force: true });
  const sandbox = await startTestSandbox({ images: { "test/worker": { bundle } } }).catch(async (error: unknown) => {
    await removeFolder();
    throw error;
  });
  const settings = clientSettings(sandbox);
  const ecs = new ECSClient(settings);
  const logs = new CloudWatchLogsClient(settings);
  await createRoles(new IAMClient(settings));
  await ecs.send(new CreateClusterCommand({ clusterName: fixtureCluster }));
  await logs.send(new CreateLogGroupCommand({ logGroupName: logGroup }));
  let families = 0;
  const task = async (arn: string): Promise<Task> => {
    const found = await ecs.send(new DescribeTasksCommand({ cluster: fixtureCluster, tasks: [arn] }));
    return found.tasks?.[0] ?? {};
  };
  return {
    sandbox,
    ecs,
    settings,
    task,
    define: async (command, container) => {
      families += 1;
      const { taskDefinition } = await ecs.send(
        new RegisterTaskDefinitionCommand({
          family: `worker-${families}`,
          networkMode: "awsvpc",
          cpu: "256",
          memory: "512",
          taskRoleArn: roleArn("worker-task"),
          executionRoleArn: roleArn("worker-execution"),
          containerDefinitions: [
            {
              name: "worker",
              image: `${account}.dkr.ecr.${fixtureRegion}.amazonaws.com/test/worker:latest`,
              command: [...command],
              logConfiguration: {
                logDriver: "awslogs",
                options: {
                  "awslogs-group": logGroup,
                  "awslogs-region": fixtureRegion,
                  "awslogs-stream-prefix": "test",
                },
              },
              ...container,
            },
          ],
        }),
      );
      return taskDefinition?.taskDefinitionArn ?? "";
    },
    run: async (taskDefinition, subnet) => {
      const networkConfiguration = subnet ? { awsvpcConfiguration: { subnets: [subnet] } } : undefined;
      const request = { cluster: fixtureCluster, taskDefinition, launchType: "FARGATE", networkConfiguration } as const;
      return (await ecs.send(new RunTaskCommand(request))).tasks?.[0]?.taskArn ?? "";
    },
    serviceTasks: async (serviceName, desiredStatus = "RUNNING") => {
      const { taskArns } = await ecs.send(
        new ListTasksCommand({ cluster: fixtureCluster, serviceName, desiredStatus }),
      );
      return await Promise.all((taskArns ?? []).map(task));
    },
    untilStopped: (arn) =>
      until(async () => {
        const found = await task(arn);
        return found.lastStatus === "STOPPED" ? found : undefined;
      }),
    logLines: async (arn) => {
      const stream = { logGroupName: logGroup, logStreamName: `test/worker/${arn.split("/").at(-1)}` };
      const read = new GetLogEventsCommand({ ...stream, startFromHead: true });
      const { events } = await logs.send(read).catch((error: unknown) => {
        if (error instanceof ResourceNotFoundException) return { events: [] };
        throw error;
      });
      return (events ?? []).map(({ message }) => message ?? "");
    },
    stop: async () => {
      await sandbox.stop();
      await removeFolder();
    },
  };
}

function clientSettings(sandbox: TestSandbox) {
  const { AWS_ACCESS_KEY_ID = "", AWS_SECRET_ACCESS_KEY = "" } = sandbox.environment;
  return {
    endpoint: sandbox.endpoint,
    region: fixtureRegion,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
    requestHandler: { httpsAgent: { ca: readFileSync(sandbox.caFile, "utf8") } },
  };
}

function roleArn(name: string): string {
  return `arn:aws:iam::${account}:role/${name}`;
}

async function createRoles(iam: IAMClient): Promise<void> {
  const trust = {
    Version: "2012-10-17",
    Statement: [
      {
        Effect: "Allow",
        Principal: { Service: "ecs-tasks.amazonaws.com" },
        Action: "sts:AssumeRole",
        Condition: { StringEquals: { "aws:SourceAccount": account } },
      },
    ],
  };
  const statements = {
    "worker-task": { Sid: "Queues", Effect: "Allow", Action: "sqs:ListQueues", Resource: "*" },
    "worker-execution": {
      Sid: "WriteLogs",
      Effect: "Allow",
      Action: ["logs:CreateLogStream", "logs:PutLogEvents"],
      Resource: `arn:aws:logs:${fixtureRegion}:${account}:log-group:${logGroup}:*`,
    },
  };
  for (const [RoleName, statement] of Object.entries(statements)) {
    await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
    const PolicyDocument = JSON.stringify({ Version: "2012-10-17", Statement: [statement] });
    await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: "worker", PolicyDocument }));
  }
}
