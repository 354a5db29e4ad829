import {
  AddTagsToResourceCommand,
  ListTagsForResourceCommand,
  RemoveTagsFromResourceCommand,
} from "@aws-sdk/client-rds";
import type { Context } from "../../Context.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";

type Tagged = Parameters<typeof allTags>[0];

/** Tags of RDS's resources, which are named by ARN. */
export const rdsTags = {
  onCreate: (inputs: Tagged, context: Context) => toTagList(allTags(inputs, context)),

  onRead: async (ResourceName: string, inputs: Tagged, context: Context) => {
    const { TagList } = await context.clients
      .rds(context.region)
      .send(new ListTagsForResourceCommand({ ResourceName }));
    return tagState(fromTagList(TagList), inputs, context);
  },

  onUpdate: async (
    ResourceName: string,
    before: Parameters<typeof applyTagChanges>[0],
    inputs: Tagged,
    context: Context,
  ): Promise<void> => {
    const rds = context.clients.rds(context.region);
    await applyTagChanges(before, allTags(inputs, context), {
      set: (tags) => rds.send(new AddTagsToResourceCommand({ ResourceName, Tags: toTagList(tags) })),
      remove: (TagKeys) => rds.send(new RemoveTagsFromResourceCommand({ ResourceName, TagKeys })),
    });
  },
} as const;
