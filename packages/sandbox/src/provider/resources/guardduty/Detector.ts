import {
  CreateDetectorCommand,
  DeleteDetectorCommand,
  type FindingPublishingFrequency,
  TagResourceCommand,
  UntagResourceCommand,
  UpdateDetectorCommand,
} from "@aws-sdk/client-guardduty";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import { detectorOrAbsent, isUnknownDetector } from "./detectorOrAbsent.js";

/** A detector of GuardDuty, one in a region. */
export const Detector = defineResource({
  type: "aws:guardduty/detector:Detector",
  applied: false,
  why: "Kept by the sandbox, one in a region as on AWS; nothing is watched, so there are no findings.",
  inputs: {
    enable: shape.withDefault(shape.flag(), true),
    findingPublishingFrequency: shape.text(["FIFTEEN_MINUTES", "ONE_HOUR", "SIX_HOURS"]),
    tags: shape.map(shape.text()),
  },
  // AWS has features in their stead.
  unsupported: ["datasources"],
  replacedBy: [],
  examples: [
    {
      base: () => ({ findingPublishingFrequency: "FIFTEEN_MINUTES", tags: { team: "security" } }),
      updated: () => ({ enable: false, findingPublishingFrequency: "ONE_HOUR", tags: { stage: "test" } }),
    },
  ],
  identity: ({ findingPublishingFrequency }, { partition, region, accountId, urn }) => {
    const id = planId(urn, 32);
    return {
      id,
      outputs: {
        accountId,
        arn: `arn:${partition}:guardduty:${region}:${accountId}:detector/${id}`,
        findingPublishingFrequency: findingPublishingFrequency ?? "SIX_HOURS",
      },
    };
  },
  create: async (given, context) => {
    const command = new CreateDetectorCommand({
      Enable: given.enable,
      FindingPublishingFrequency: given.findingPublishingFrequency as FindingPublishingFrequency | undefined,
      Tags: allTags(given, context),
    });
    const { DetectorId = "" } = await context.clients.guardduty(context.region).send(command);
    return { id: DetectorId };
  },
  read: async (id, given, context) => {
    const found = await detectorOrAbsent(id, context);
    const { partition, region, accountId } = context;
    return (
      found && {
        enable: found.Status === "ENABLED",
        findingPublishingFrequency: found.FindingPublishingFrequency,
        accountId,
        arn: `arn:${partition}:guardduty:${region}:${accountId}:detector/${id}`,
        ...tagState(found.Tags ?? {}, given, context),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const guardduty = context.clients.guardduty(context.region);
    await guardduty.send(
      new UpdateDetectorCommand({
        DetectorId: id,
        Enable: news.enable,
        FindingPublishingFrequency: news.findingPublishingFrequency as FindingPublishingFrequency | undefined,
      }),
    );
    const ResourceArn = String(olds.arn);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (Tags) => guardduty.send(new TagResourceCommand({ ResourceArn, Tags })),
      remove: (TagKeys) => guardduty.send(new UntagResourceCommand({ ResourceArn, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    try {
      await context.clients.guardduty(context.region).send(new DeleteDetectorCommand({ DetectorId: id }));
    } catch (error) {
      if (!isUnknownDetector(error)) throw error;
    }
  },
});
