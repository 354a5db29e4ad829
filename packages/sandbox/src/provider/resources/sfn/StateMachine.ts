import {
  CreateStateMachineCommand,
  DeleteStateMachineCommand,
  DescribeStateMachineCommand,
  type DescribeStateMachineCommandOutput,
  type EncryptionType,
  ListTagsForResourceCommand,
  type LogLevel,
  type StateMachineType,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateStateMachineCommand,
} from "@aws-sdk/client-sfn";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import type { InputsOf } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { present } from "../../values/present.js";
import { machineExamples } from "./machineExamples.js";
import { machineInputs } from "./machineInputs.js";

type MachineInputs = InputsOf<typeof machineInputs>;

/** A state machine. */
export const StateMachine = defineResource({
  type: "aws:sfn/stateMachine:StateMachine",
  applied: true,
  why: "Executions really run its states, but under nobody's role: what its role may do is judged nowhere, nothing is encrypted or logged, and a step of a service that the emulator lacks (EMR Serverless) fails",
  inputs: machineInputs,
  unsupported: ["publish"],
  recordedInputs: { tracingConfiguration: "The emulator keeps no traces and does not return it." },
  replacedBy: ["name", "namePrefix", "type"],
  identifiedBy: ["name"],
  examples: machineExamples,
  validate: ({ encryptionConfiguration: { type, kmsKeyId } = { type: "AWS_OWNED_KEY" }, loggingConfiguration }) => [
    ...((type === "CUSTOMER_MANAGED_KMS_KEY") === (kmsKeyId !== undefined)
      ? []
      : [
          {
            property: "encryptionConfiguration.kmsKeyId",
            reason: "give it with CUSTOMER_MANAGED_KMS_KEY, and only then",
          },
        ]),
    ...(loggingConfiguration === undefined ||
    loggingConfiguration.level === "OFF" ||
    loggingConfiguration.logDestination?.endsWith(":*")
      ? []
      : [
          {
            property: "loggingConfiguration.logDestination",
            reason: 'give the ARN of a log group, with ":*" after it',
          },
        ]),
  ],
  identity: ({ name }, { partition, region, accountId }) => {
    const arn = `arn:${partition}:states:${region}:${accountId}:stateMachine:${name}`;
    return {
      id: arn,
      outputs: {
        arn,
        creationDate: "1970-01-01T00:00:00Z",
        description: "",
        revisionId: "",
        stateMachineVersionArn: "",
        status: "ACTIVE",
        versionDescription: "",
      },
    };
  },
  create: async (given, context) => {
    const answer = await context.clients.sfn(context.region).send(
      new CreateStateMachineCommand({
        ...changeable(given),
        name: given.name,
        type: given.type as StateMachineType,
        tags: Object.entries(allTags(given, context)).map(([key, value]) => ({ key, value })),
      }),
    );
    return { id: answer.stateMachineArn ?? "" };
  },
  read: async (id, given, context) => {
    const sfn = context.clients.sfn(context.region);
    const found = await orAbsent(sfn.send(new DescribeStateMachineCommand({ stateMachineArn: id })));
    if (found === undefined || found.status === "DELETING") return undefined;
    const { tags = [] } = await sfn.send(new ListTagsForResourceCommand({ resourceArn: id }));
    return {
      name: found.name,
      definition: found.definition,
      roleArn: found.roleArn,
      type: found.type,
      ...settingsOf(found, given),
      arn: found.stateMachineArn,
      creationDate: found.creationDate?.toISOString() ?? "",
      description: found.description ?? "",
      revisionId: found.revisionId ?? "",
      stateMachineVersionArn: "",
      status: found.status,
      versionDescription: "",
      ...tagState(Object.fromEntries(tags.map(({ key = "", value = "" }) => [key, value])), given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const sfn = context.clients.sfn(context.region);
    await sfn.send(new UpdateStateMachineCommand({ stateMachineArn: id, ...changeable(news) }));
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) =>
        sfn.send(
          new TagResourceCommand({
            resourceArn: id,
            tags: Object.entries(tags).map(([key, value]) => ({ key, value })),
          }),
        ),
      remove: (tagKeys) => sfn.send(new UntagResourceCommand({ resourceArn: id, tagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.sfn(context.region).send(new DeleteStateMachineCommand({ stateMachineArn: id }));
  },
});

/** What both Create and Update take; what the program leaves out is put back to what AWS starts with. */
function changeable(given: MachineInputs) {
  const { type = "AWS_OWNED_KEY", ...key } = given.encryptionConfiguration ?? {};
  const { level = "OFF", includeExecutionData = false, logDestination } = given.loggingConfiguration ?? {};
  return {
    definition: given.definition,
    roleArn: given.roleArn,
    encryptionConfiguration: { type: type as EncryptionType, ...key },
    loggingConfiguration: {
      level: level as LogLevel,
      includeExecutionData,
      ...(logDestination === undefined
        ? {}
        : { destinations: [{ cloudWatchLogsLogGroup: { logGroupArn: logDestination } }] }),
    },
    tracingConfiguration: { enabled: given.tracingConfiguration?.enabled ?? false },
  };
}

/** Settings that every machine has are the program's only where it said something, or where they are not AWS's own. */
function settingsOf(found: DescribeStateMachineCommandOutput, given: Partial<MachineInputs>) {
  const { type, kmsKeyId, kmsDataKeyReusePeriodSeconds } = found.encryptionConfiguration ?? {};
  const { level, includeExecutionData, destinations } = found.loggingConfiguration ?? {};
  const logDestination = destinations?.[0]?.cloudWatchLogsLogGroup?.logGroupArn;
  const encrypted = given.encryptionConfiguration !== undefined || type === "CUSTOMER_MANAGED_KMS_KEY";
  const logged = given.loggingConfiguration !== undefined || (level ?? "OFF") !== "OFF";
  return {
    encryptionConfiguration: encrypted ? present({ type, kmsKeyId, kmsDataKeyReusePeriodSeconds }) : undefined,
    loggingConfiguration: logged ? present({ level, includeExecutionData, logDestination }) : undefined,
    tracingConfiguration: given.tracingConfiguration,
  };
}
