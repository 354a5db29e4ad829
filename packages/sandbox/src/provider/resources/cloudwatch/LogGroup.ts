import {
  AssociateKmsKeyCommand,
  type CloudWatchLogsClient,
  CreateLogGroupCommand,
  DeleteLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  DisassociateKmsKeyCommand,
  ListTagsForResourceCommand,
  type LogGroup as LiveLogGroup,
  type LogGroupClass,
  PutRetentionPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { PartlyCreated } from "../../PartlyCreated.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";

/** A log group. `retentionInDays` 0 keeps events for ever. */
export const LogGroup = defineResource({
  type: "aws:cloudwatch/logGroup:LogGroup",
  applied: true,
  why: "Takes the log lines of tasks; retention deletes nothing and the key encrypts nothing.",
  inputs: {
    deletionProtectionEnabled: shape.flag(),
    kmsKeyId: shape.text(),
    logGroupClass: shape.text(["DELIVERY", "INFREQUENT_ACCESS", "STANDARD"]),
    name: shape.autoNamed({ maxLength: 512, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    retentionInDays: shape.withDefault(shape.number(), 0),
    skipDestroy: shape.withDefault(shape.flag(), false),
    tags: shape.map(shape.text()),
  },
  recordedInputs: {
    deletionProtectionEnabled: "The emulator does not keep it; deleting by Pulumi is refused all the same.",
    skipDestroy: "It says how to delete; CloudWatch does not keep it.",
  },
  replacedBy: ["logGroupClass", "name", "namePrefix"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: { key: { type: "aws:kms/key:Key", inputs: () => ({ description: "conformance-logs-key" }) } },
      base: (made) => ({
        name: "/conformance-logs/tasks",
        kmsKeyId: made("key", "arn"),
        retentionInDays: 365,
        tags: { team: "data" },
      }),
      updated: () => ({ name: "/conformance-logs/tasks", tags: { stage: "test" } }),
      replacing: (made) => ({ name: "/conformance-logs/renamed", kmsKeyId: made("key", "arn"), retentionInDays: 365 }),
    },
    {
      base: () => ({ name: "conformance-logs-rare", logGroupClass: "INFREQUENT_ACCESS", retentionInDays: 30 }),
      updated: () => ({ name: "conformance-logs-rare", logGroupClass: "INFREQUENT_ACCESS", retentionInDays: 90 }),
      replacing: () => ({ name: "conformance-logs-rare", logGroupClass: "STANDARD", retentionInDays: 30 }),
    },
  ],
  identity: ({ name }, context) => ({
    id: name,
    outputs: { arn: `arn:${context.partition}:logs:${context.region}:${context.accountId}:log-group:${name}` },
  }),
  create: async (inputs, context) => {
    const logs = context.clients.logs(context.region);
    const tags = allTags(inputs, context);
    await logs.send(
      new CreateLogGroupCommand({
        logGroupName: inputs.name,
        logGroupClass: inputs.logGroupClass as LogGroupClass | undefined,
        kmsKeyId: inputs.kmsKeyId,
        deletionProtectionEnabled: inputs.deletionProtectionEnabled,
        tags: Object.keys(tags).length > 0 ? tags : undefined,
      }),
    );
    try {
      await setRetention(logs, inputs.name, inputs.retentionInDays);
    } catch (error) {
      throw new PartlyCreated(inputs.name, error);
    }
    return { id: inputs.name };
  },
  read: async (id, inputs, context) => {
    const logs = context.clients.logs(context.region);
    const group = await findGroup(logs, id);
    if (group === undefined) {
      return undefined;
    }
    const arn = group.arn?.replace(/:\*$/, "");
    const { tags = {} } = await logs.send(new ListTagsForResourceCommand({ resourceArn: arn }));
    return {
      name: id,
      kmsKeyId: group.kmsKeyId,
      logGroupClass: group.logGroupClass,
      retentionInDays: group.retentionInDays ?? 0,
      arn,
      ...tagState(tags, inputs, context),
    };
  },
  update: async (id, olds, news, context) => {
    const logs = context.clients.logs(context.region);
    if (news.retentionInDays !== olds.retentionInDays) {
      await setRetention(logs, id, news.retentionInDays);
    }
    if (news.kmsKeyId !== olds.kmsKeyId) {
      await (news.kmsKeyId === undefined
        ? logs.send(new DisassociateKmsKeyCommand({ logGroupName: id }))
        : logs.send(new AssociateKmsKeyCommand({ logGroupName: id, kmsKeyId: news.kmsKeyId })));
    }
    const resourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => logs.send(new TagResourceCommand({ resourceArn, tags })),
      remove: (tagKeys) => logs.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },
  delete: async (id, olds, context) => {
    if (olds.deletionProtectionEnabled) {
      throw new Error(`log group ${id} is protected: set deletionProtectionEnabled to false and update it first.`);
    }
    if (!olds.skipDestroy) {
      await context.clients.logs(context.region).send(new DeleteLogGroupCommand({ logGroupName: id }));
    }
  },
});

const setRetention = async (logs: CloudWatchLogsClient, logGroupName: string, days: number): Promise<void> => {
  await (days === 0
    ? logs.send(new DeleteRetentionPolicyCommand({ logGroupName }))
    : logs.send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: days })));
};

/** There is no call for one log group; the exact name comes first among those that begin with it. */
const findGroup = async (logs: CloudWatchLogsClient, name: string): Promise<LiveLogGroup | undefined> => {
  const { logGroups = [] } = await logs.send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
  return logGroups.find((group) => group.logGroupName === name);
};
