import { type ECSClient, RunTaskCommand, type Service, StopTaskCommand, type Task } from "@aws-sdk/client-ecs";
import type { RegionWork } from "../readWork.js";
import { planService } from "./planService.js";
import type { ReplacementBackoff } from "./ReplacementBackoff.js";

const mostAtOnce = 10;

/**
 * Starts and stops the tasks that a region's services need, as the ECS service scheduler does. A service whose tasks
 * cannot be started is tried again later, and holds up no other.
 *
 * @returns milliseconds until tasks that are held back may start; undefined when none are
 */
export async function placeServiceTasks(
  client: ECSClient,
  work: RegionWork,
  backoff: ReplacementBackoff,
  log: (line: string) => void,
): Promise<number | undefined> {
  const delays: number[] = [];
  for (const service of work.services) {
    const deployment = service.deployments?.find((candidate) => candidate.status === "PRIMARY")?.id ?? "";
    const plan = planService(service, tasksOf(service, work.tasks));
    try {
      for (const task of plan.stop) await stopTask(client, task, deployment);
      if (plan.start > 0 && backoff.delay(deployment) === 0) await startTasks(client, service, deployment, plan.start);
    } catch (error) {
      backoff.taskEnded(deployment, 0);
      log(`service ${service.serviceName}: ${error instanceof Error ? error.message : error}`);
    }
    const delay = plan.start > 0 ? backoff.delay(deployment) : 0;
    if (delay > 0) delays.push(delay);
  }
  return delays.length > 0 ? Math.min(...delays) : undefined;
}

function tasksOf(service: Service, tasks: readonly Task[]): Task[] {
  return tasks.filter(
    (task) => task.group === `service:${service.serviceName}` && task.clusterArn === service.clusterArn,
  );
}

async function stopTask(client: ECSClient, task: Task, deployment: string): Promise<void> {
  const reason = `Scaling activity initiated by (deployment ${deployment})`;
  await client.send(new StopTaskCommand({ cluster: task.clusterArn, task: task.taskArn, reason }));
}

async function startTasks(client: ECSClient, service: Service, deployment: string, total: number): Promise<void> {
  for (let left = total; left > 0; left -= mostAtOnce) {
    await client.send(
      new RunTaskCommand({
        cluster: service.clusterArn,
        taskDefinition: service.taskDefinition,
        count: Math.min(left, mostAtOnce),
        startedBy: deployment,
        group: `service:${service.serviceName}`,
        networkConfiguration: service.networkConfiguration,
        // Either of them, never both.
        ...(service.capacityProviderStrategy?.length
          ? { capacityProviderStrategy: service.capacityProviderStrategy }
          : { launchType: service.launchType }),
        ...(service.propagateTags === "SERVICE" ? { tags: service.tags } : {}),
      }),
    );
  }
}
