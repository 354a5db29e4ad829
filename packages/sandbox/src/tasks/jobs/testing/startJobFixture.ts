import {
  BatchClient,
  type ContainerProperties,
  CreateComputeEnvironmentCommand,
  CreateJobQueueCommand,
  DescribeJobsCommand,
  type JobDetail,
  RegisterJobDefinitionCommand,
  type RegisterJobDefinitionCommandInput,
  SubmitJobCommand,
  type SubmitJobCommandInput,
} from "@aws-sdk/client-batch";
import { CloudWatchLogsClient, GetLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  EC2Client,
} from "@aws-sdk/client-ec2";
import { sandboxAccountId } from "../../../emulator/emulatorEnvironment.js";
import { fixtureRegion, startTaskFixture, type TaskFixture } from "../../testing/startTaskFixture.js";
import { until } from "../../testing/until.js";
import type { jobSettingNames } from "../jobSettings.js";

const logGroup = "/test/workers";

type JobSettings = Partial<Record<(typeof jobSettingNames)[number] | "SALLYPORT_TASK_CREDENTIAL_SECONDS", string>>;
type Definition = Partial<RegisterJobDefinitionCommandInput> & { readonly container?: Partial<ContainerProperties> };

/** The sandbox of the tasks' tests, with a Fargate compute environment of 4 vCPUs and the queue `jobs` on it. */
export interface JobFixture extends Pick<TaskFixture, "sandbox" | "settings" | "stop"> {
  readonly batch: BatchClient;
  /** Another queue on the compute environment. */
  addQueue(name: string, priority: number, limit?: { readonly maxTimeSeconds: number }): Promise<void>;
  /** Registers a job definition of 1 vCPU that runs the tiny worker, and returns its ARN. */
  define(command: readonly string[], definition?: Definition): Promise<string>;
  /** Submits a job and returns its id. */
  submit(jobDefinition: string, request?: Partial<SubmitJobCommandInput>): Promise<string>;
  job(id: string): Promise<JobDetail>;
  untilStatus(id: string, ...statuses: readonly string[]): Promise<JobDetail>;
  untilEnded(id: string): Promise<JobDetail>;
  /** The lines of a job's last attempt in CloudWatch Logs; none while it has no stream. */
  logLines(id: string): Promise<string[]>;
  /** The process that a job has said it is, and the one that it has started, if it did. */
  processesOf(id: string): Promise<number[]>;
}

/** @param settings of the sandbox; a minute of Batch lasts half a second by default */
export async function startJobFixture(settings: JobSettings = {}): Promise<JobFixture> {
  const given: JobSettings = { SALLYPORT_JOB_MINUTE_SECONDS: "0.5", SALLYPORT_JOB_SLOTS: "8", ...settings };
  Object.assign(process.env, given);
  const tasks = await startTaskFixture().finally(() => {
    for (const name of Object.keys(given)) delete process.env[name];
  });
  const batch = new BatchClient(tasks.settings);
  const logs = new CloudWatchLogsClient(tasks.settings);
  await createPlace(batch, await publicSubnet(tasks));
  const addQueue: JobFixture["addQueue"] = (jobQueueName, priority, limit) =>
    createQueue(batch, jobQueueName, priority, limit);
  await addQueue("jobs", 1);
  let definitions = 0;
  const job = async (id: string): Promise<JobDetail> => {
    const { jobs } = await batch.send(new DescribeJobsCommand({ jobs: [id] }));
    if (!jobs?.[0]) throw new Error(`there is no job ${id}`);
    return jobs[0];
  };
  const untilStatus: JobFixture["untilStatus"] = (id, ...statuses) =>
    until(async () => {
      const found = await job(id);
      return statuses.includes(found.status ?? "") ? found : undefined;
    });
  const logLines = async (id: string): Promise<string[]> => {
    const logStreamName = (await job(id)).container?.logStreamName;
    if (!logStreamName) return [];
    const read = new GetLogEventsCommand({ logGroupName: logGroup, logStreamName, startFromHead: true });
    const { events = [] } = await logs.send(read).catch(() => ({ events: [] }));
    return events.map(({ message }) => message ?? "");
  };
  return {
    ...{
      sandbox: tasks.sandbox,
      settings: tasks.settings,
      stop: tasks.stop,
      batch,
      addQueue,
      job,
      untilStatus,
      logLines,
    },
    define: async (command, { container, ...definition } = {}) => {
      definitions += 1;
      const { jobDefinitionArn } = await batch.send(
        new RegisterJobDefinitionCommand({
          jobDefinitionName: `job-${definitions}`,
          type: "container",
          platformCapabilities: ["FARGATE"],
          containerProperties: { ...containerFor(command), ...container },
          ...definition,
        }),
      );
      return jobDefinitionArn ?? "";
    },
    submit: async (jobDefinition, request) => {
      const command = new SubmitJobCommand({ jobName: "test", jobQueue: "jobs", jobDefinition, ...request });
      return (await batch.send(command)).jobId ?? "";
    },
    untilEnded: (id) => untilStatus(id, "SUCCEEDED", "FAILED"),
    processesOf: (id) =>
      until(async () => {
        const ready = (await logLines(id)).find((line) => line.includes('"ready"'));
        const { pid, child } = JSON.parse(ready ?? "{}");
        return pid === undefined ? undefined : [pid, child].filter((number) => number !== undefined);
      }),
  };
}

/** A job's calls leave by its subnet: this one has a way out for public addresses. */
async function publicSubnet({ settings }: TaskFixture): Promise<string> {
  const ec2 = new EC2Client(settings);
  const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.0.0.0/24" }));
  const inVpc = { VpcId: Vpc?.VpcId };
  const { Subnet } = await ec2.send(new CreateSubnetCommand({ ...inVpc, CidrBlock: "10.0.0.0/25" }));
  const { InternetGateway } = await ec2.send(new CreateInternetGatewayCommand({}));
  const gateway = { InternetGatewayId: InternetGateway?.InternetGatewayId };
  await ec2.send(new AttachInternetGatewayCommand({ ...inVpc, ...gateway }));
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand(inVpc));
  const table = { RouteTableId: RouteTable?.RouteTableId };
  await ec2.send(new AssociateRouteTableCommand({ ...table, SubnetId: Subnet?.SubnetId }));
  const way = { DestinationCidrBlock: "0.0.0.0/0", GatewayId: gateway.InternetGatewayId };
  await ec2.send(new CreateRouteCommand({ ...table, ...way }));
  return Subnet?.SubnetId ?? "";
}

async function createPlace(batch: BatchClient, subnet: string): Promise<void> {
  await batch.send(
    new CreateComputeEnvironmentCommand({
      computeEnvironmentName: "place",
      type: "MANAGED",
      computeResources: { type: "FARGATE", maxvCpus: 4, subnets: [subnet], securityGroupIds: ["sg-1"] },
    }),
  );
}

async function createQueue(
  batch: BatchClient,
  jobQueueName: string,
  priority: number,
  limit: { readonly maxTimeSeconds: number } | undefined,
): Promise<void> {
  await batch.send(
    new CreateJobQueueCommand({
      jobQueueName,
      priority,
      computeEnvironmentOrder: [{ order: 1, computeEnvironment: "place" }],
      jobStateTimeLimitActions: limit && [
        {
          ...{ action: "CANCEL", state: "RUNNABLE", maxTimeSeconds: limit.maxTimeSeconds },
          reason: "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE",
        },
      ],
    }),
  );
}

function containerFor(command: readonly string[]): ContainerProperties {
  return {
    image: `${sandboxAccountId}.dkr.ecr.${fixtureRegion}.amazonaws.com/test/worker:latest`,
    command: [...command],
    jobRoleArn: `arn:aws:iam::${sandboxAccountId}:role/worker-task`,
    executionRoleArn: `arn:aws:iam::${sandboxAccountId}:role/worker-execution`,
    resourceRequirements: [
      { type: "VCPU", value: "1" },
      { type: "MEMORY", value: "512" },
    ],
    networkConfiguration: { assignPublicIp: "ENABLED" },
    logConfiguration: { logDriver: "awslogs", options: { "awslogs-group": logGroup } },
  };
}
