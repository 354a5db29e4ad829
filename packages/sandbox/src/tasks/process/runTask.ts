import { access } from "node:fs/promises";
import { join } from "node:path";
import { DescribeTaskDefinitionCommand, type ECSClient, type Task } from "@aws-sdk/client-ecs";
import { taskIdOf } from "../taskIdOf.js";
import { planTask } from "./planTask.js";
import { prepareTask } from "./prepareTask.js";
import { reportState } from "./reportState.js";
import { type ProcessEnd, runProcess } from "./runProcess.js";
import type { TaskContext } from "./TaskContext.js";
import type { TaskPlan } from "./TaskPlan.js";
import { TaskRefusal } from "./TaskRefusal.js";

/**
 * The whole life of a task: claims its record, prepares role, logs and folder, starts the process, reports RUNNING,
 * waits, and reports STOPPED with the exit code. A task that cannot start is STOPPED with the reason.
 *
 * @param stop asks the process to end
 * @returns milliseconds between start and end; 0 when it never started
 */
export async function runTask(task: Task, context: TaskContext, stop: AbortController): Promise<number> {
  const taskId = taskIdOf(task);
  const region = task.taskArn?.split(":")[3] ?? "";
  const ecs = context.clients.ecs(region);
  if (!(await reportState(ecs, task, { status: "ACTIVATING" }))) return 0;
  try {
    const plan = await readPlan(ecs, task, context);
    const { exitCode, ranFor } = await runPlan(task, plan, region, context, stop);
    context.log(`task ${taskId} (${task.group ?? plan.bundle}) ended with ${exitCode} after ${Math.round(ranFor)} ms`);
    const container = { name: plan.containerName, exitCode };
    await reportState(ecs, task, { status: "STOPPED", reason: "Essential container in task exited", container });
    return ranFor;
  } catch (error) {
    const reason = error instanceof TaskRefusal ? error.message : `CannotStartContainerError: ${error}`;
    context.log(`task ${taskId} did not start: ${reason}`);
    await reportState(ecs, task, { status: "STOPPED", reason });
    return 0;
  }
}

async function readPlan(ecs: ECSClient, task: Task, context: TaskContext): Promise<TaskPlan> {
  const command = new DescribeTaskDefinitionCommand({ taskDefinition: task.taskDefinitionArn });
  const { taskDefinition } = await ecs.send(command);
  if (!taskDefinition) throw new TaskRefusal(`task definition ${task.taskDefinitionArn} is gone`);
  const plan = planTask(task, taskDefinition, context.images);
  await access(plan.bundle).catch((error: unknown) => {
    const reason = `CannotPullContainerError: the registered bundle ${plan.bundle} cannot be read: build it`;
    throw new TaskRefusal(reason, { cause: error });
  });
  return plan;
}

async function runPlan(
  task: Task,
  plan: TaskPlan,
  region: string,
  context: TaskContext,
  stop: AbortController,
): Promise<ProcessEnd> {
  const taskId = taskIdOf(task);
  const prepared = await prepareTask(taskId, region, plan, context);
  try {
    return await runProcess(plan, prepared, {
      stop: stop.signal,
      kill: context.kill,
      reaper: context.reaper,
      logFile: join(context.logs, `${taskId}.log`),
      onStarted: async () => {
        const running = { status: "RUNNING", container: { name: plan.containerName } } as const;
        if (!(await reportState(context.clients.ecs(region), task, running))) stop.abort();
      },
    });
  } finally {
    await prepared.release();
  }
}
