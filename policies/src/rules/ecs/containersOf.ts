import type { ResourceView } from "../../engine/ResourceView.js";

/** Type tokens of what defines containers, as rules and their examples name them. */
export const taskType = "aws:ecs/taskDefinition:TaskDefinition";
export const jobType = "aws:batch/jobDefinition:JobDefinition";
export const containerTypes = [taskType, jobType] as const;

/** A container in the terms that ECS and Batch share. */
export interface Container {
  readonly name: string;
  readonly image?: string;
  readonly command?: readonly string[];
  readonly entryPoint?: readonly string[];
  readonly environment?: readonly { readonly name: string; readonly value?: string }[];
  readonly essential?: boolean;
  readonly healthCheck?: { readonly command?: readonly string[] };
  readonly linuxParameters?: {
    readonly capabilities?: { readonly add?: readonly string[]; readonly drop?: readonly string[] };
    readonly devices?: readonly { readonly hostPath?: string }[];
  };
  readonly logConfiguration?: { readonly logDriver?: string; readonly options?: Readonly<Record<string, string>> };
  readonly portMappings?: readonly { readonly containerPort?: number }[];
  readonly privileged?: boolean;
  readonly readonlyRootFilesystem?: boolean;
  readonly resourceRequirements?: readonly { readonly type?: string; readonly value?: string }[];
  readonly user?: string;
}

/** What containers that run together share; in a job's properties under the names that a task definition has too. */
export interface TaskShape {
  readonly executionRoleArn?: string;
  readonly ipcMode?: string;
  readonly networkMode?: string;
  readonly pidMode?: string;
  /** The role of the code: `jobRoleArn` of a job with one container, `taskRoleArn` of every other. */
  readonly jobRoleArn?: string;
  readonly taskRoleArn?: string;
  readonly volumes?: readonly Readonly<Record<string, unknown>>[];
}

interface JobShape extends TaskShape {
  readonly containers: readonly Container[];
}

/**
 * The containers of a task definition, or of a Batch job with one, with several, or on several nodes. Jobs on EKS say it in words of
 * Kubernetes; they are not judged here but refused by FargateOnly.
 */
export function containersOf({ type, props }: ResourceView): readonly Container[] {
  if (type === jobType) return jobShapesOf(props).flatMap(({ containers }) => containers);
  return (parsed(props.containerDefinitions) as readonly Container[] | undefined) ?? [];
}

/** The tasks that a definition describes: one, or for a Batch job one for each group of nodes. */
export function taskShapesOf({ type, props }: ResourceView): readonly TaskShape[] {
  return type === jobType ? jobShapesOf(props) : [props as TaskShape];
}

type ContainerProperties = TaskShape & Omit<Container, "name"> & { readonly name?: string };

interface EcsProperties {
  readonly taskProperties?: readonly (TaskShape & { readonly containers?: readonly Container[] })[];
}

interface NodeRange {
  readonly targetNodes?: string;
  readonly container?: ContainerProperties;
  readonly ecsProperties?: EcsProperties;
}

function jobShapesOf(props: ResourceView["props"]): readonly JobShape[] {
  const { nodeRangeProperties = [] } = (parsed(props.nodeProperties) ?? {}) as {
    readonly nodeRangeProperties?: readonly NodeRange[];
  };
  return [
    ...single(parsed(props.containerProperties) as ContainerProperties | undefined, "job"),
    ...several(parsed(props.ecsProperties) as EcsProperties | undefined),
    ...nodeRangeProperties.flatMap(({ targetNodes = "?", container, ecsProperties }) => [
      ...single(container, `nodes ${targetNodes}`),
      ...several(ecsProperties),
    ]),
  ];
}

function single(properties: ContainerProperties | undefined, name: string): readonly JobShape[] {
  return properties ? [{ ...properties, containers: [{ name, ...properties }] }] : [];
}

function several(properties: EcsProperties | undefined): readonly JobShape[] {
  return (properties?.taskProperties ?? []).map((task) => ({ ...task, containers: task.containers ?? [] }));
}

/** The value of a JSON text, without the nulls by which some languages write what was not given; undefined for no text. */
function parsed(text: unknown): unknown {
  if (text === undefined || text === null || text === "") return undefined;
  return JSON.parse(String(text), (_key, value: unknown) => (value === null ? undefined : value));
}
