import type { ContainerDefinition, ContainerOverride, Task, TaskDefinition } from "@aws-sdk/client-ecs";
import type { ImageBundle, ImageTable } from "../../lifecycle/ImageTable.js";
import { taskIdOf } from "../taskIdOf.js";
import { imageRepository } from "./imageRepository.js";
import type { AwsLogsOptions, TaskPlan } from "./TaskPlan.js";
import { TaskRefusal } from "./TaskRefusal.js";

/** Seconds; Fargate's default and the ECS agent's. */
const defaultStopTimeout = 30;

/** With these a task definition would choose the code that runs on the developer's machine. */
const loaderVariables = /^(NODE_OPTIONS|NODE_PATH|PATH|OPENSSL_.*|LD_.*|DYLD_.*)$/;

/**
 * What to run for a task. Pure.
 *
 * @throws TaskRefusal when its image is not registered, or when it asks for what the sandbox cannot do: `entryPoint`
 * and variables that load code (the program is never the task definition's choice), `secrets`, environment files, more
 * than one container, another log driver than awslogs
 */
export function planTask(task: Task, definition: TaskDefinition, images: ImageTable): TaskPlan {
  const container = onlyContainer(definition);
  const name = container.name ?? "";
  const override = task.overrides?.containerOverrides?.find((candidate) => candidate.name === name);
  refuseUnsupported(container);
  const { bundle, programs, environment } = imageOf(container.image ?? "", images);
  const taskRoleArn = task.overrides?.taskRoleArn ?? definition.taskRoleArn;
  const executionRoleArn = task.overrides?.executionRoleArn ?? definition.executionRoleArn;
  return {
    containerName: name,
    bundle,
    programs,
    command: override?.command ?? container.command ?? [],
    environment: { ...environment, ...environmentOf(container, override) },
    memory: memoryOf(container, override, definition),
    stopTimeout: container.stopTimeout ?? defaultStopTimeout,
    taskRoleArn: taskRoleArn || undefined,
    executionRoleArn: executionRoleArn || undefined,
    logs: logsOf(container, taskIdOf(task), executionRoleArn),
  };
}

function onlyContainer(definition: TaskDefinition): ContainerDefinition {
  const [container, ...others] = definition.containerDefinitions ?? [];
  if (!container || others.length > 0)
    throw new TaskRefusal(
      `CannotStartContainerError: the sandbox runs tasks of one container, ${definition.family} has ${others.length + 1}`,
    );
  return container;
}

function refuseUnsupported(container: ContainerDefinition): void {
  const refuse = (what: string, instead: string): never => {
    throw new TaskRefusal(
      `CannotStartContainerError: container ${container.name}: ${what} is refused in the sandbox; ${instead}`,
    );
  };
  if (container.entryPoint?.length) refuse("entryPoint", "use command, whose words become the bundle's arguments");
  if (container.secrets?.length) refuse("secrets", "read the secret in the worker, under its task role");
  if (container.environmentFiles?.length) refuse("environmentFiles", "use environment");
}

function imageOf(image: string, images: ImageTable): ImageBundle {
  const repository = imageRepository(image);
  const registered = Object.hasOwn(images, repository) ? images[repository] : undefined;
  if (registered) return registered;
  const known = Object.keys(images).sort().join(", ") || "none";
  throw new TaskRefusal(
    `CannotPullContainerError: no bundle is registered for image repository "${repository}" (registered: ${known})`,
  );
}

function environmentOf(container: ContainerDefinition, override: ContainerOverride | undefined) {
  const environment: Record<string, string> = {};
  for (const { name, value } of [...(container.environment ?? []), ...(override?.environment ?? [])]) {
    if (name && loaderVariables.test(name))
      throw new TaskRefusal(
        `CannotStartContainerError: container ${container.name}: the variable ${name} is refused in the sandbox`,
      );
    if (name) environment[name] = value ?? "";
  }
  return environment;
}

function memoryOf(
  container: ContainerDefinition,
  override: ContainerOverride | undefined,
  definition: TaskDefinition,
): number | undefined {
  const ofTask = Number(definition.memory);
  return override?.memory ?? container.memory ?? (ofTask > 0 ? ofTask : undefined);
}

function logsOf(
  container: ContainerDefinition,
  taskId: string,
  executionRoleArn: string | undefined,
): AwsLogsOptions | undefined {
  const configuration = container.logConfiguration;
  if (!configuration) return undefined;
  if (configuration.logDriver !== "awslogs")
    throw new TaskRefusal(
      `CannotStartContainerError: container ${container.name}: log driver ${configuration.logDriver} is refused in ` +
        "the sandbox; use awslogs",
    );
  const options = configuration.options ?? {};
  const group = options["awslogs-group"];
  const region = options["awslogs-region"];
  if (!group || !region)
    throw new TaskRefusal(
      `CannotStartContainerError: container ${container.name}: awslogs-group or -region is missing`,
    );
  if (!executionRoleArn)
    throw new TaskRefusal("ResourceInitializationError: awslogs needs an execution role and the task has none");
  const prefix = options["awslogs-stream-prefix"];
  const stream = prefix ? `${prefix}/${container.name}/${taskId}` : taskId;
  return { group, region, stream, createGroup: options["awslogs-create-group"] === "true" };
}
