import {
  type ComputeEnvironmentDetail,
  CreateComputeEnvironmentCommand,
  DeleteComputeEnvironmentCommand,
  DescribeComputeEnvironmentsCommand,
  UpdateComputeEnvironmentCommand,
} from "@aws-sdk/client-batch";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { tagState } from "../../tags/tagState.js";
import { present } from "../../values/present.js";
import { batchArn } from "./batchArn.js";
import { updateBatchTags } from "./batchTags.js";

const inputs = {
  name: shape.autoNamed({ maxLength: 128, prefixFrom: "namePrefix" }),
  namePrefix: shape.text(),
  type: shape.required(shape.text(["MANAGED"])),
  state: shape.withDefault(shape.text(["ENABLED", "DISABLED"]), "ENABLED"),
  serviceRole: shape.text(),
  computeResources: shape.required(
    shape.object(
      {
        type: shape.required(shape.text(["FARGATE", "FARGATE_SPOT"])),
        maxVcpus: shape.required(shape.number()),
        subnets: shape.required(shape.set(shape.text())),
        securityGroupIds: shape.set(shape.text()),
      },
      // They are for instances, of which the sandbox has none.
      [
        "allocationStrategy",
        "bidPercentage",
        "desiredVcpus",
        "ec2Configurations",
        "ec2KeyPair",
        "imageId",
        "instanceRole",
        "instanceTypes",
        "launchTemplate",
        "minVcpus",
        "placementGroup",
        "spotIamFleetRole",
        "tags",
      ],
    ),
  ),
  tags: shape.map(shape.text()),
};

const resources = (maxVcpus: number, type = "FARGATE") => ({
  type,
  maxVcpus,
  subnets: ["subnet-0a1b2c3d4e5f60718"],
  securityGroupIds: ["sg-0a1b2c3d4e5f60718"],
});

/** Where jobs of a queue run: Fargate, on demand or Spot. */
export const ComputeEnvironment = defineResource({
  type: "aws:batch/computeEnvironment:ComputeEnvironment",
  applied: true,
  why:
    "Jobs of its queues run as tasks in its subnets, up to maxVcpus together and what the machine has room for; they are " +
    "processes of the developer: security groups and Spot are only kept, and what runs when it is disabled goes on",
  inputs,
  unsupported: ["eksConfiguration", "updatePolicy"],
  replacedBy: ["name", "namePrefix", "type", "computeResources.type"],
  identifiedBy: ["name"],
  examples: [
    {
      base: () => ({
        name: "conformance-fargate",
        type: "MANAGED",
        computeResources: resources(16),
        tags: { team: "data" },
      }),
      updated: () => ({
        name: "conformance-fargate",
        type: "MANAGED",
        state: "DISABLED",
        computeResources: { ...resources(64), subnets: ["subnet-1a1b2c3d4e5f60718"] },
        tags: { stage: "test" },
      }),
      replacing: () => ({
        name: "conformance-fargate",
        type: "MANAGED",
        computeResources: resources(16, "FARGATE_SPOT"),
      }),
    },
  ],
  validate: ({ computeResources: { maxVcpus } }) =>
    maxVcpus >= 1 ? [] : [{ property: "computeResources.maxVcpus", reason: "must be 1 or more on Fargate" }],
  identity: (given, context) => ({
    id: given.name,
    outputs: {
      arn: batchArn(context, `compute-environment/${given.name}`),
      ecsClusterArn: `arn:${context.partition}:ecs:${context.region}:${context.accountId}:cluster/AWSBatch-${given.name}`,
      serviceRole: given.serviceRole ?? linkedRole(context),
      status: "VALID",
      statusReason: "ComputeEnvironment is ready",
    },
  }),
  create: async (given, context) => {
    const { computeResources: place } = given;
    await context.clients.batch(context.region).send(
      new CreateComputeEnvironmentCommand({
        computeEnvironmentName: given.name,
        type: given.type,
        state: given.state,
        serviceRole: given.serviceRole,
        computeResources: {
          type: place.type,
          maxvCpus: place.maxVcpus,
          subnets: [...place.subnets],
          securityGroupIds: listOf(place.securityGroupIds),
        },
        tags: allTags(given, context),
      }),
    );
    return { id: given.name };
  },
  read: async (id, given, context) => {
    const found = await describe(id, context);
    const { type, maxvCpus, subnets, securityGroupIds } = found?.computeResources ?? {};
    return (
      found && {
        name: found.computeEnvironmentName,
        type: found.type,
        state: found.state,
        serviceRole: found.serviceRole || linkedRole(context),
        computeResources: present({ type, maxVcpus: maxvCpus, subnets, securityGroupIds }),
        arn: found.computeEnvironmentArn,
        ecsClusterArn: found.ecsClusterArn,
        status: found.status,
        statusReason: found.statusReason,
        ...tagState(found.tags ?? {}, given, context),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const { maxVcpus, subnets, securityGroupIds } = news.computeResources;
    await context.clients.batch(context.region).send(
      new UpdateComputeEnvironmentCommand({
        computeEnvironment: id,
        state: news.state,
        serviceRole: news.serviceRole,
        computeResources: {
          maxvCpus: maxVcpus,
          subnets: [...subnets],
          securityGroupIds: [...(securityGroupIds ?? [])],
        },
      }),
    );
    await updateBatchTags(String(olds.arn), olds.tagsAll, news, context);
  },
  /** Batch deletes only what is disabled. */
  delete: async (id, _olds, context) => {
    if ((await describe(id, context)) === undefined) return;
    const batch = context.clients.batch(context.region);
    await batch.send(new UpdateComputeEnvironmentCommand({ computeEnvironment: id, state: "DISABLED" }));
    await batch.send(new DeleteComputeEnvironmentCommand({ computeEnvironment: id }));
  },
});

/** Batch's own role, which it takes where none is given. */
const linkedRole = ({ partition, accountId }: Context): string =>
  `arn:${partition}:iam::${accountId}:role/aws-service-role/batch.amazonaws.com/AWSServiceRoleForBatch`;

const listOf = (values: readonly string[] | undefined): string[] | undefined => values && [...values];

const describe = async (name: string, context: Context): Promise<ComputeEnvironmentDetail | undefined> => {
  const command = new DescribeComputeEnvironmentsCommand({ computeEnvironments: [name] });
  const { computeEnvironments } = await context.clients.batch(context.region).send(command);
  return computeEnvironments?.[0];
};
