import { type ECSClient, SubmitTaskStateChangeCommand, type Task } from "@aws-sdk/client-ecs";

/** What has become of a task's process. */
export interface TaskStateReport {
  readonly status: "ACTIVATING" | "RUNNING" | "STOPPED";
  readonly reason?: string;
  readonly container?: { readonly name: string; readonly exitCode?: number };
}

/** Tells ECS, as its agent does. False when the task was asked to stop meanwhile, or is no longer known. */
export async function reportState(client: ECSClient, task: Task, report: TaskStateReport): Promise<boolean> {
  const { container } = report;
  const answer = await client.send(
    new SubmitTaskStateChangeCommand({
      cluster: task.clusterArn,
      task: task.taskArn,
      status: report.status,
      reason: report.reason,
      containers: container ? [{ containerName: container.name, exitCode: container.exitCode }] : undefined,
    }),
  );
  return answer.acknowledgment === "ACCEPT";
}
