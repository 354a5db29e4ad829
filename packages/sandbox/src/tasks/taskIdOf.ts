import type { Task } from "@aws-sdk/client-ecs";

/** The last part of a task's ARN. */
export function taskIdOf(task: Task): string {
  return task.taskArn?.split("/").at(-1) ?? "";
}
