import {
  CreateJobQueueCommand,
  DeleteJobQueueCommand,
  DescribeJobQueuesCommand,
  type JobQueueDetail,
  type JobStateTimeLimitActionsAction,
  type JobStateTimeLimitActionsState,
  UpdateJobQueueCommand,
} from "@aws-sdk/client-batch";
import type { Context } from "../../Context.js";
import { defineResource, type Made } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { tagState } from "../../tags/tagState.js";
import { present } from "../../values/present.js";
import { batchArn } from "./batchArn.js";
import { updateBatchTags } from "./batchTags.js";

const inputs = {
  name: shape.required(shape.text()),
  priority: shape.required(shape.number()),
  state: shape.required(shape.text(["ENABLED", "DISABLED"])),
  computeEnvironmentOrders: shape.list(
    shape.object({ computeEnvironment: shape.required(shape.text()), order: shape.required(shape.number()) }),
  ),
  jobStateTimeLimitActions: shape.list(
    shape.object({
      action: shape.required(shape.text(["CANCEL", "TERMINATE"])),
      maxTimeSeconds: shape.required(shape.number()),
      reason: shape.required(shape.text()),
      state: shape.required(shape.text(["RUNNABLE"])),
    }),
  ),
  tags: shape.map(shape.text()),
};

type QueueInputs = InputsOf<typeof inputs>;

const environment = (name: string, type: string) => ({
  type: "aws:batch/computeEnvironment:ComputeEnvironment",
  inputs: () => ({ name, type: "MANAGED", computeResources: { type, maxVcpus: 4, subnets: ["subnet-0a1b2c3d"] } }),
});

const placed = (made: Made, ...environments: string[]) =>
  environments.map((need, index) => ({ computeEnvironment: made(need, "arn"), order: index + 1 }));

/** A queue of jobs, and the compute environments in which they run. */
export const JobQueue = defineResource({
  type: "aws:batch/jobQueue:JobQueue",
  applied: true,
  why:
    "Jobs wait in it, first in, first out, queues of higher priority first; of the time limits the one for jobs that are " +
    "too large for every compute environment is acted on, the others are only kept",
  inputs,
  unsupported: ["schedulingPolicyArn", "timeouts"],
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: {
        spot: environment("conformance-queue-spot", "FARGATE_SPOT"),
        demand: environment("conformance-queue-demand", "FARGATE"),
      },
      base: (made) => ({
        name: "conformance-jobs",
        priority: 1,
        state: "ENABLED",
        computeEnvironmentOrders: placed(made, "spot"),
        jobStateTimeLimitActions: [
          {
            action: "CANCEL",
            maxTimeSeconds: 600,
            reason: "MISCONFIGURATION:COMPUTE_ENVIRONMENT_MAX_RESOURCE",
            state: "RUNNABLE",
          },
        ],
        tags: { team: "data" },
      }),
      updated: (made) => ({
        name: "conformance-jobs",
        priority: 10,
        state: "DISABLED",
        computeEnvironmentOrders: placed(made, "spot", "demand"),
        tags: { stage: "test" },
      }),
      replacing: (made) => ({
        name: "conformance-jobs-renamed",
        priority: 1,
        state: "ENABLED",
        computeEnvironmentOrders: placed(made, "demand"),
      }),
    },
  ],
  validate: ({ jobStateTimeLimitActions = [] }) =>
    jobStateTimeLimitActions
      .map(({ maxTimeSeconds }, index) => ({ maxTimeSeconds, index }))
      .filter(({ maxTimeSeconds }) => maxTimeSeconds < 600 || maxTimeSeconds > 86_400)
      .map(({ index }) => ({
        property: `jobStateTimeLimitActions[${index}].maxTimeSeconds`,
        reason: "must be 600 to 86400",
      })),
  identity: (given, context) => {
    const arn = batchArn(context, `job-queue/${given.name}`);
    return { id: arn, outputs: { arn } };
  },
  create: async (given, context) => {
    const command = new CreateJobQueueCommand({
      jobQueueName: given.name,
      ...settingsOf(given),
      tags: allTags(given, context),
    });
    const { jobQueueArn = "" } = await context.clients.batch(context.region).send(command);
    return { id: jobQueueArn };
  },
  read: async (id, given, context) => {
    const found = await describe(id, context);
    return (
      found && {
        name: found.jobQueueName,
        priority: found.priority,
        state: found.state,
        computeEnvironmentOrders: (found.computeEnvironmentOrder ?? []).map((place) => present({ ...place })),
        jobStateTimeLimitActions:
          (given.jobStateTimeLimitActions ?? found.jobStateTimeLimitActions?.length)
            ? found.jobStateTimeLimitActions?.map((limit) => present({ ...limit }))
            : undefined,
        arn: found.jobQueueArn,
        ...tagState(found.tags ?? {}, given, context),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const command = new UpdateJobQueueCommand({ jobQueue: id, ...settingsOf(news) });
    await context.clients.batch(context.region).send(command);
    await updateBatchTags(String(olds.arn), olds.tagsAll, news, context);
  },
  /** Batch deletes only what is disabled. */
  delete: async (id, _olds, context) => {
    if ((await describe(id, context)) === undefined) return;
    const batch = context.clients.batch(context.region);
    await batch.send(new UpdateJobQueueCommand({ jobQueue: id, state: "DISABLED" }));
    await batch.send(new DeleteJobQueueCommand({ jobQueue: id }));
  },
});

const settingsOf = ({
  priority,
  state,
  computeEnvironmentOrders = [],
  jobStateTimeLimitActions = [],
}: QueueInputs) => ({
  priority,
  state,
  computeEnvironmentOrder: [...computeEnvironmentOrders],
  jobStateTimeLimitActions: jobStateTimeLimitActions.map((limit) => ({
    ...limit,
    action: limit.action as JobStateTimeLimitActionsAction,
    state: limit.state as JobStateTimeLimitActionsState,
  })),
});

const describe = async (arn: string, context: Context): Promise<JobQueueDetail | undefined> => {
  const command = new DescribeJobQueuesCommand({ jobQueues: [arn] });
  const { jobQueues } = await context.clients.batch(context.region).send(command);
  return jobQueues?.[0];
};
