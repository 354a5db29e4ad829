import {
  AddTagsCommand,
  CreateTrailCommand,
  DeleteTrailCommand,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
  PutEventSelectorsCommand,
  RemoveTagsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from "@aws-sdk/client-cloudtrail";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { PartlyCreated } from "../../PartlyCreated.js";
import { defineResource } from "../../ResourceDefinition.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { selectorRequest, selectorState } from "./eventSelectors.js";
import { trailExamples } from "./trailExamples.js";
import { type TrailInputs, trailInputs } from "./trailInputs.js";

/** A trail: which events are recorded, and where they go. */
export const Trail = defineResource({
  type: "aws:cloudtrail/trail:Trail",
  applied: false,
  why: "Kept and returned by the emulator, with its state; no event is recorded, and none delivered anywhere.",
  inputs: trailInputs,
  unsupported: ["eventSelectors", "insightSelectors"],
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: trailExamples,
  validate: ({ cloudWatchLogsGroupArn, cloudWatchLogsRoleArn }) =>
    (cloudWatchLogsGroupArn === undefined) === (cloudWatchLogsRoleArn === undefined)
      ? []
      : [
          {
            property: "cloudWatchLogsRoleArn",
            reason: "give the log group and the role that writes to it, or neither",
          },
        ],
  identity: ({ name, snsTopicName }, { partition, region, accountId }) => {
    const arn = `arn:${partition}:cloudtrail:${region}:${accountId}:trail/${name}`;
    const snsTopicArn = snsTopicName === undefined ? "" : topicArnOf(snsTopicName, { partition, region, accountId });
    return { id: arn, outputs: { arn, homeRegion: region, snsTopicArn } };
  },
  create: async (given, context) => {
    const cloudtrail = context.clients.cloudtrail(context.region);
    const TagsList = toTagList(allTags(given, context));
    const { TrailARN = "" } = await cloudtrail.send(new CreateTrailCommand({ ...request(given), TagsList }));
    try {
      // The emulator takes a log group and tags only from these calls.
      await cloudtrail.send(new UpdateTrailCommand(request(given)));
      if (TagsList.length > 0) await cloudtrail.send(new AddTagsCommand({ ResourceId: TrailARN, TagsList }));
      await select(given, context);
      await setLogging(given, context);
    } catch (error) {
      throw new PartlyCreated(TrailARN, error);
    }
    return { id: TrailARN };
  },
  read: async (id, given, context) => {
    const cloudtrail = context.clients.cloudtrail(context.region);
    const found = (await orAbsent(cloudtrail.send(new GetTrailCommand({ Name: id }))))?.Trail;
    if (found === undefined) {
      return undefined;
    }
    const { IsLogging } = await cloudtrail.send(new GetTrailStatusCommand({ Name: id }));
    const selectors = await cloudtrail.send(new GetEventSelectorsCommand({ TrailName: id }));
    const { ResourceTagList } = await cloudtrail.send(new ListTagsCommand({ ResourceIdList: [id] }));
    return {
      name: found.Name,
      advancedEventSelectors: selectorState(selectors.AdvancedEventSelectors),
      cloudWatchLogsGroupArn: found.CloudWatchLogsLogGroupArn,
      cloudWatchLogsRoleArn: found.CloudWatchLogsRoleArn,
      enableLogFileValidation: found.LogFileValidationEnabled,
      enableLogging: IsLogging,
      includeGlobalServiceEvents: found.IncludeGlobalServiceEvents,
      isMultiRegionTrail: found.IsMultiRegionTrail,
      isOrganizationTrail: found.IsOrganizationTrail,
      kmsKeyId: found.KmsKeyId,
      s3BucketName: found.S3BucketName,
      s3KeyPrefix: found.S3KeyPrefix,
      snsTopicName: found.SnsTopicName,
      arn: found.TrailARN,
      homeRegion: found.HomeRegion,
      snsTopicArn: found.SnsTopicName === undefined ? "" : topicArnOf(found.SnsTopicName, context),
      ...tagState(fromTagList(ResourceTagList?.[0]?.TagsList), given, context),
    };
  },
  update: async (id, olds, news, context) => {
    const cloudtrail = context.clients.cloudtrail(context.region);
    await cloudtrail.send(new UpdateTrailCommand(request(news)));
    await select(news, context);
    await setLogging(news, context);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => cloudtrail.send(new AddTagsCommand({ ResourceId: id, TagsList: toTagList(tags) })),
      remove: (keys) => {
        const TagsList = keys.map((Key) => ({ Key }));
        return cloudtrail.send(new RemoveTagsCommand({ ResourceId: id, TagsList }));
      },
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.cloudtrail(context.region).send(new DeleteTrailCommand({ Name: id }));
  },
});

/** An empty text takes away what a trail had. */
const request = (given: TrailInputs) => ({
  Name: given.name,
  CloudWatchLogsLogGroupArn: given.cloudWatchLogsGroupArn ?? "",
  CloudWatchLogsRoleArn: given.cloudWatchLogsRoleArn ?? "",
  EnableLogFileValidation: given.enableLogFileValidation,
  IncludeGlobalServiceEvents: given.includeGlobalServiceEvents,
  IsMultiRegionTrail: given.isMultiRegionTrail,
  IsOrganizationTrail: given.isOrganizationTrail,
  KmsKeyId: given.kmsKeyId ?? "",
  S3BucketName: given.s3BucketName,
  S3KeyPrefix: given.s3KeyPrefix ?? "",
  SnsTopicName: given.snsTopicName ?? "",
});

const select = async ({ name, advancedEventSelectors }: TrailInputs, context: Context): Promise<void> => {
  const command = new PutEventSelectorsCommand(selectorRequest(name, advancedEventSelectors));
  await context.clients.cloudtrail(context.region).send(command);
};

const setLogging = async ({ name, enableLogging }: TrailInputs, context: Context): Promise<void> => {
  const cloudtrail = context.clients.cloudtrail(context.region);
  await (enableLogging
    ? cloudtrail.send(new StartLoggingCommand({ Name: name }))
    : cloudtrail.send(new StopLoggingCommand({ Name: name })));
};

const topicArnOf = (
  nameOrArn: string,
  { partition, region, accountId }: Pick<Context, "partition" | "region" | "accountId">,
) => (nameOrArn.startsWith("arn:") ? nameOrArn : `arn:${partition}:sns:${region}:${accountId}:${nameOrArn}`);
