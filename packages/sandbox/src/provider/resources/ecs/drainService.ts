import { DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import type { Context } from "../../Context.js";
import { waitUntil } from "./waitUntil.js";

/** ECS gives a task at most two minutes between SIGTERM and SIGKILL; the rest is for noticing. */
const limit = 5 * 60_000;

/** Waits until no task of a service runs any more. Its security groups and subnets are in use until then. */
export const drainService = async (
  cluster: string | undefined,
  serviceName: string,
  context: Context,
): Promise<void> => {
  const goal = `stopping the tasks of ${serviceName}`;
  await waitUntil(async () => (await countLive(cluster, serviceName, context)) === 0, { goal, limit }, context);
};

const countLive = async (cluster: string | undefined, serviceName: string, context: Context): Promise<number> => {
  const client = context.clients.ecs(context.region);
  let count = 0;
  for (const desiredStatus of ["RUNNING", "STOPPED"] as const) {
    const { taskArns: tasks = [] } = await client.send(new ListTasksCommand({ cluster, serviceName, desiredStatus }));
    if (tasks.length === 0) continue;
    const { tasks: described = [] } = await client.send(new DescribeTasksCommand({ cluster, tasks }));
    count += described.filter(({ lastStatus }) => lastStatus !== "STOPPED").length;
  }
  return count;
};
