import {
  type Compatibility,
  type ContainerDefinition,
  type CPUArchitecture,
  DeregisterTaskDefinitionCommand,
  DescribeTaskDefinitionCommand,
  type DescribeTaskDefinitionCommandOutput,
  type IpcMode,
  ListTaskDefinitionsCommand,
  type NetworkMode,
  type OSFamily,
  type PidMode,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";
import { ecsArn } from "./ecsArn.js";
import { ecsTags } from "./ecsTags.js";
import { sameContainers } from "./sameContainers.js";

const inputs = {
  family: shape.required(shape.text()),
  containerDefinitions: shape.required(shape.json()),
  cpu: shape.text(),
  memory: shape.text(),
  networkMode: shape.text(["none", "bridge", "awsvpc", "host"]),
  requiresCompatibilities: shape.set(shape.text(["EC2", "FARGATE", "EXTERNAL"])),
  executionRoleArn: shape.text(),
  taskRoleArn: shape.text(),
  ephemeralStorage: shape.object({ sizeInGib: shape.required(shape.number()) }),
  runtimePlatform: shape.object({
    cpuArchitecture: shape.text(["X86_64", "ARM64"]),
    operatingSystemFamily: shape.text(),
  }),
  volumes: shape.set(
    shape.object({ name: shape.required(shape.text()), hostPath: shape.text() }, [
      "configureAtLaunch",
      "dockerVolumeConfiguration",
      "efsVolumeConfiguration",
      "fsxWindowsFileServerVolumeConfiguration",
      "s3filesVolumeConfiguration",
    ]),
  ),
  ipcMode: shape.text(["host", "none", "task"]),
  pidMode: shape.text(["host", "task"]),
  enableFaultInjection: shape.withDefault(shape.flag(), false),
  skipDestroy: shape.withDefault(shape.flag(), false),
  trackLatest: shape.withDefault(shape.flag(), false),
  tags: shape.map(shape.text()),
};

type Inputs = InputsOf<typeof inputs>;

const inPlace = ["skipDestroy", "trackLatest", "tags"];
const provider = "only decides what the provider does";

const containers = (level: string): string =>
  JSON.stringify([
    {
      name: "worker",
      image: "conformance/worker:1",
      cpu: 0,
      essential: true,
      readonlyRootFilesystem: true,
      environment: [
        { name: "SALLYPORT_SIDE", value: "source" },
        { name: "SALLYPORT_LEVEL", value: level },
      ],
      mountPoints: [{ sourceVolume: "scratch", containerPath: "/scratch" }],
    },
  ]);

export const taskDefinition = defineResource({
  type: "aws:ecs/taskDefinition:TaskDefinition",
  applied: true,
  why: "A task runs its image's registered bundle as a local process with its environment, command, role, stop timeout and logs; cpu, memory and volumes are not enforced",
  inputs,
  unsupported: ["placementConstraints", "proxyConfiguration"],
  recordedInputs: {
    enableFaultInjection: "the emulator drops it",
    skipDestroy: provider,
    trackLatest: provider,
  },
  // ECS never changes a revision: any change registers the next one.
  replacedBy: Object.keys(inputs).filter((name) => !inPlace.includes(name)),
  examples: [
    {
      importId: (known) => String(known("arn")),
      base: () => ({
        family: "conformance-worker",
        containerDefinitions: containers("12"),
        cpu: "1024",
        memory: "2048",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        ephemeralStorage: { sizeInGib: 21 },
        runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
        volumes: [{ name: "scratch" }],
        tags: { Name: "conformance" },
      }),
      updated: () => ({
        family: "conformance-worker",
        containerDefinitions: containers("12"),
        cpu: "1024",
        memory: "2048",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        ephemeralStorage: { sizeInGib: 21 },
        runtimePlatform: { cpuArchitecture: "X86_64", operatingSystemFamily: "LINUX" },
        volumes: [{ name: "scratch" }],
        tags: { Name: "conformance-changed" },
      }),
      replacing: () => ({
        family: "conformance-worker",
        containerDefinitions: containers("19"),
        cpu: "1024",
        memory: "2048",
        networkMode: "awsvpc",
        requiresCompatibilities: ["FARGATE"],
        volumes: [{ name: "scratch" }],
      }),
    },
  ],

  defaults: (given) => ({ networkMode: onFargate(given) ? "awsvpc" : "bridge" }),

  validate(given) {
    const problems = [];
    if (onFargate(given) && given.networkMode !== "awsvpc")
      problems.push({ property: "networkMode", reason: "must be awsvpc on Fargate" });
    for (const property of ["cpu", "memory"] as const)
      if (onFargate(given) && given[property] === undefined)
        problems.push({ property, reason: "must be given for a task on Fargate" });
    if (!Array.isArray(JSON.parse(given.containerDefinitions)))
      problems.push({ property: "containerDefinitions", reason: "must be a JSON list of container definitions" });
    return problems;
  },

  identity(given, context) {
    const arnWithoutRevision = ecsArn(context, `task-definition/${given.family}`);
    return {
      id: given.family,
      outputs: { arn: `${arnWithoutRevision}:1`, arnWithoutRevision, revision: 1 },
    };
  },

  async create(given, context) {
    await context.clients.ecs(context.region).send(
      new RegisterTaskDefinitionCommand({
        family: given.family,
        containerDefinitions: JSON.parse(given.containerDefinitions) as ContainerDefinition[],
        cpu: given.cpu,
        memory: given.memory,
        networkMode: given.networkMode as NetworkMode,
        requiresCompatibilities: given.requiresCompatibilities as Compatibility[] | undefined,
        executionRoleArn: given.executionRoleArn,
        taskRoleArn: given.taskRoleArn,
        ephemeralStorage: given.ephemeralStorage && { sizeInGiB: given.ephemeralStorage.sizeInGib },
        runtimePlatform: given.runtimePlatform && {
          cpuArchitecture: given.runtimePlatform.cpuArchitecture as CPUArchitecture,
          operatingSystemFamily: given.runtimePlatform.operatingSystemFamily as OSFamily,
        },
        volumes: given.volumes?.map(({ name, hostPath }) => ({ name, host: { sourcePath: hostPath } })),
        ipcMode: given.ipcMode as IpcMode,
        pidMode: given.pidMode as PidMode,
        enableFaultInjection: given.enableFaultInjection || undefined,
        tags: ecsTags.onCreate(given, context),
      }),
    );
    return { id: given.family };
  },

  /** The family's latest active revision. `id` is also the import form, the ARN of a revision. */
  async read(id, given, context) {
    const answer = await describe(id, context);
    const found = answer?.taskDefinition;
    if (found?.status !== "ACTIVE") return undefined;
    const arn = found.taskDefinitionArn ?? "";
    const live = JSON.stringify(found.containerDefinitions ?? []);
    const same = given.containerDefinitions !== undefined && sameContainers(given.containerDefinitions, live);
    const { ephemeralStorage, runtimePlatform } = found;
    return {
      id: found.family,
      family: found.family,
      containerDefinitions: same ? given.containerDefinitions : live,
      cpu: found.cpu,
      memory: found.memory,
      networkMode: found.networkMode,
      requiresCompatibilities: found.requiresCompatibilities,
      executionRoleArn: found.executionRoleArn || undefined,
      taskRoleArn: found.taskRoleArn || undefined,
      ephemeralStorage: ephemeralStorage && { sizeInGib: ephemeralStorage.sizeInGiB ?? 0 },
      runtimePlatform: runtimePlatform && present({ ...runtimePlatform }),
      volumes: (found.volumes ?? []).map(({ name = "", host }) => present({ name, hostPath: host?.sourcePath })),
      ipcMode: found.ipcMode || undefined,
      pidMode: found.pidMode || undefined,
      arn,
      arnWithoutRevision: arn.slice(0, arn.lastIndexOf(":")),
      revision: found.revision,
      ...ecsTags.onRead(answer?.tags, given, context),
    };
  },

  async update(_id, olds, news, context) {
    await ecsTags.onUpdate(String(olds.arn), olds.tagsAll, news, context);
  },

  // The revision of the state, not the family: after a replacement the family's latest is the new one.
  async delete(_id, olds, context) {
    if (olds.skipDestroy) return;
    await context.clients
      .ecs(context.region)
      .send(new DeregisterTaskDefinitionCommand({ taskDefinition: String(olds.arn) }));
  },
});

const onFargate = (given: Pick<Inputs, "requiresCompatibilities">): boolean =>
  given.requiresCompatibilities?.includes("FARGATE") ?? false;

const describe = async (id: string, context: Context): Promise<DescribeTaskDefinitionCommandOutput | undefined> => {
  const client = context.clients.ecs(context.region);
  const revision = id.startsWith("arn:") ? id : await latestActive(id, context);
  if (revision === undefined) return undefined;
  try {
    return await client.send(new DescribeTaskDefinitionCommand({ taskDefinition: revision, include: ["TAGS"] }));
  } catch (error) {
    // ECS has no code of its own for this.
    if (error instanceof Error && /^Unable to describe task definition/.test(error.message)) return undefined;
    throw error;
  }
};

/** Asked for by its family, the emulator describes the latest revision even when that one is inactive. */
const latestActive = async (family: string, context: Context): Promise<string | undefined> => {
  const { taskDefinitionArns: revisions } = await context.clients
    .ecs(context.region)
    .send(new ListTaskDefinitionsCommand({ familyPrefix: family, status: "ACTIVE", sort: "DESC" }));
  return revisions?.find((arn) => arn.slice(0, arn.lastIndexOf(":")).endsWith(`/${family}`));
};
