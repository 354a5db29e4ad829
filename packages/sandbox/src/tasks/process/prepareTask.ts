import { delimiter, dirname } from "node:path";
import { PutLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { pinnedNode } from "../../toolchain/pinnedNode.js";
import type { CredentialsGrant } from "../credentials/CredentialsEndpoint.js";
import { RoleSessions } from "../credentials/RoleSessions.js";
import { createLogStream } from "../logs/createLogStream.js";
import { type DeliverLogs, LogForwarder } from "../logs/LogForwarder.js";
import type { TaskContext } from "./TaskContext.js";
import { createTaskFolder } from "./TaskFolder.js";
import type { TaskPlan } from "./TaskPlan.js";
import { TaskRefusal } from "./TaskRefusal.js";
import { taskEnvironment } from "./taskEnvironment.js";

/** Everything a task needs before its process starts. */
export interface PreparedTask {
  readonly environment: Readonly<Record<string, string>>;
  readonly scratch: string;
  readonly forwarder: LogForwarder | undefined;
  noteProcess(pid: number): Promise<void>;
  /** Ends the task's access to credentials and removes its folder. */
  release(): Promise<void>;
}

/**
 * Assumes the task role, makes the log stream under the execution role, and the private folder.
 *
 * @throws TaskRefusal when a role may not be assumed or the log stream cannot be made
 */
export async function prepareTask(
  taskId: string,
  region: string,
  plan: TaskPlan,
  context: TaskContext,
): Promise<PreparedTask> {
  const sessions = new RoleSessions(context.clients.sts(region), taskId, context.credentialLifetime);
  const grant = await grantCredentials(taskId, plan, sessions, context);
  const forwarder = await openLogs(plan, sessions, context);
  const folder = await createTaskFolder(context.tasks, taskId, grant?.token);
  return {
    environment: taskEnvironment({
      defined: plan.environment,
      region,
      endpoint: context.endpoint,
      caFile: context.caFile,
      scratch: folder.scratch,
      path: pathOf(plan),
      credentials: grant && { uri: grant.uri, tokenFile: folder.tokenFile },
    }),
    scratch: folder.scratch,
    forwarder,
    noteProcess: folder.noteProcess,
    release: async () => {
      grant?.revoke();
      await folder.remove();
    },
  };
}

/** The image's programs, the Node that they are written for, then the machine's. */
function pathOf({ programs }: TaskPlan): string {
  const machine = process.env.PATH ?? "";
  return programs === undefined ? machine : [programs, dirname(pinnedNode()), machine].join(delimiter);
}

async function grantCredentials(
  taskId: string,
  plan: TaskPlan,
  sessions: RoleSessions,
  context: TaskContext,
): Promise<CredentialsGrant | undefined> {
  const role = plan.taskRoleArn;
  if (!role) return undefined;
  await assertAssumable(sessions, role);
  return context.credentials.grant(taskId, () => sessions.credentials(role));
}

async function openLogs(
  plan: TaskPlan,
  sessions: RoleSessions,
  context: TaskContext,
): Promise<LogForwarder | undefined> {
  const role = plan.executionRoleArn;
  if (!plan.logs || !role) return undefined;
  await assertAssumable(sessions, role);
  const { group, region, stream } = plan.logs;
  const client = context.clients.logs(region, () => sessions.credentials(role));
  await createLogStream(client, plan.logs);
  const deliver: DeliverLogs = async (logEvents) => {
    await client.send(new PutLogEventsCommand({ logGroupName: group, logStreamName: stream, logEvents }));
  };
  return new LogForwarder(deliver, `${group} (${stream})`, context.log);
}

async function assertAssumable(sessions: RoleSessions, role: string): Promise<void> {
  await sessions.credentials(role).catch((error: unknown) => {
    throw new TaskRefusal(
      `ECS was unable to assume the role '${role}' that was provided for this task: it must exist and trust ` +
        "ecs-tasks.amazonaws.com",
      { cause: error },
    );
  });
}
