import {
  type ContainerProperties,
  DeregisterJobDefinitionCommand,
  DescribeJobDefinitionsCommand,
  type JobDefinition as JobDefinitionDetail,
  type JobDefinitionType,
  type PlatformCapability,
  RegisterJobDefinitionCommand,
  type RetryAction,
} from "@aws-sdk/client-batch";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { tagState } from "../../tags/tagState.js";
import type { Properties } from "../../values/Json.js";
import { present } from "../../values/present.js";
import { sameJson } from "../../values/sameJson.js";
import { batchArn } from "./batchArn.js";
import { updateBatchTags } from "./batchTags.js";
import { definitionExample } from "./definitionExample.js";

const inputs = {
  name: shape.autoNamed({ maxLength: 128 }),
  type: shape.required(shape.text(["container"])),
  containerProperties: shape.required(shape.json()),
  parameters: shape.map(shape.text()),
  platformCapabilities: shape.set(shape.text(["EC2", "FARGATE"])),
  propagateTags: shape.withDefault(shape.flag(), false),
  retryStrategy: shape.object({
    attempts: shape.number(),
    evaluateOnExits: shape.list(
      shape.object({
        action: shape.required(shape.text(["retry", "exit", "RETRY", "EXIT"])),
        onExitCode: shape.text(),
        onReason: shape.text(),
        onStatusReason: shape.text(),
      }),
    ),
  }),
  schedulingPriority: shape.number(),
  timeout: shape.object({ attemptDurationSeconds: shape.number() }),
  deregisterOnNewRevision: shape.withDefault(shape.flag(), true),
  tags: shape.map(shape.text()),
};

type DefinitionInputs = InputsOf<typeof inputs>;

/** What a change of does not make a new revision. */
const besideRevision = ["deregisterOnNewRevision", "tags"];

/** What a job is: image, command, roles, size, retries and timeout. As the official provider does, a change registers a revision. */
export const JobDefinition = defineResource({
  type: "aws:batch/jobDefinition:JobDefinition",
  applied: true,
  why:
    "Its jobs run as processes of the bundle registered for the image, with command, environment, roles, log stream, retries " +
    "and timeout; user, read-only root file system, CPU share, volumes and ephemeral storage are only kept",
  inputs,
  unsupported: ["ecsProperties", "eksProperties", "nodeProperties"],
  recordedInputs: { deregisterOnNewRevision: "only decides what the provider does" },
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: [definitionExample],
  validate: (given) => {
    const { evaluateOnExits = [], attempts = 1 } = given.retryStrategy ?? {};
    return [
      ...(evaluateOnExits.length > 5
        ? [{ property: "retryStrategy.evaluateOnExits", reason: "Batch takes at most 5" }]
        : []),
      ...(attempts < 1 || attempts > 10 ? [{ property: "retryStrategy.attempts", reason: "must be 1 to 10" }] : []),
      ...((given.timeout?.attemptDurationSeconds ?? 60) < 60
        ? [{ property: "timeout.attemptDurationSeconds", reason: "must be 60 or more" }]
        : []),
    ];
  },
  identity: (given, context) => {
    const arnPrefix = batchArn(context, `job-definition/${given.name}`);
    return { id: `${arnPrefix}:1`, outputs: { arn: `${arnPrefix}:1`, arnPrefix, revision: 1 } };
  },
  create: async (given, context) => ({ id: await register(given, context) }),
  /** The name's latest active revision: after an update another than that of the id. */
  read: async (id, given, context) => {
    const [found] = (await activeRevisions(nameOf(id), context)).sort((a, b) => (b.revision ?? 0) - (a.revision ?? 0));
    const arn = found?.jobDefinitionArn ?? "";
    return (
      found && {
        name: found.jobDefinitionName,
        type: found.type,
        containerProperties: JSON.stringify(found.containerProperties ?? {}),
        parameters: found.parameters,
        platformCapabilities: found.platformCapabilities,
        propagateTags: found.propagateTags ?? false,
        retryStrategy: found.retryStrategy && retriesOf(found.retryStrategy),
        schedulingPriority: found.schedulingPriority,
        timeout: found.timeout && present({ ...found.timeout }),
        arn,
        arnPrefix: arn.slice(0, arn.lastIndexOf(":")),
        revision: found.revision,
        ...tagState(found.tags ?? {}, given, context),
      }
    );
  },
  update: async (_id, olds, news, context) => {
    if (isSameRevision(olds, news)) {
      await updateBatchTags(String(olds.arn), olds.tagsAll, news, context);
      return;
    }
    await register(news, context);
    if (news.deregisterOnNewRevision) await deregister(String(olds.arn), context);
  },
  delete: async (id, _olds, context) => {
    for (const { jobDefinitionArn = "" } of await activeRevisions(nameOf(id), context)) {
      await deregister(jobDefinitionArn, context);
    }
  },
});

const nameOf = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1).split(":")[0] ?? "";

const isSameRevision = (olds: Properties, news: Properties): boolean =>
  Object.keys(inputs)
    .filter((name) => !besideRevision.includes(name))
    .every((name) => sameJson(olds[name], news[name]));

const register = async (given: DefinitionInputs, context: Context): Promise<string> => {
  const { retryStrategy, platformCapabilities } = given;
  const { jobDefinitionArn = "" } = await context.clients.batch(context.region).send(
    new RegisterJobDefinitionCommand({
      jobDefinitionName: given.name,
      type: given.type as JobDefinitionType,
      containerProperties: JSON.parse(given.containerProperties) as ContainerProperties,
      parameters: given.parameters,
      platformCapabilities: platformCapabilities as PlatformCapability[] | undefined,
      propagateTags: given.propagateTags,
      retryStrategy: retryStrategy && {
        attempts: retryStrategy.attempts,
        evaluateOnExit: retryStrategy.evaluateOnExits?.map((exit) => ({
          ...exit,
          action: exit.action as RetryAction,
        })),
      },
      schedulingPriority: given.schedulingPriority,
      timeout: given.timeout,
      tags: allTags(given, context),
    }),
  );
  return jobDefinitionArn;
};

const retriesOf = ({ attempts, evaluateOnExit }: NonNullable<JobDefinitionDetail["retryStrategy"]>) =>
  present({ attempts, evaluateOnExits: evaluateOnExit?.map((exit) => present({ ...exit })) });

const deregister = async (arn: string, context: Context): Promise<void> => {
  await context.clients.batch(context.region).send(new DeregisterJobDefinitionCommand({ jobDefinition: arn }));
};

const activeRevisions = async (jobDefinitionName: string, context: Context): Promise<JobDefinitionDetail[]> => {
  const command = new DescribeJobDefinitionsCommand({ jobDefinitionName, status: "ACTIVE" });
  const { jobDefinitions = [] } = await context.clients.batch(context.region).send(command);
  return jobDefinitions;
};
