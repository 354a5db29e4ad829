import {
  CreateTagsCommand,
  DeleteTagsCommand,
  type ResourceType,
  type Tag,
  type TagSpecification,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import type { Json } from "../../values/Json.js";

interface Tagged {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** How every EC2 object takes, shows and changes its tags. */
export const ec2Tags = {
  /** `TagSpecifications` of a create call; EC2 refuses an empty one. */
  onCreate(kind: ResourceType, inputs: Tagged, context: Context): TagSpecification[] | undefined {
    const tags = toTagList(allTags(inputs, context));
    return tags.length === 0 ? undefined : [{ ResourceType: kind, Tags: tags }];
  },

  /** `tags` and `tagsAll` for what a describe call answered. */
  onRead: (live: readonly Tag[] | undefined, inputs: Tagged, context: Context): ReturnType<typeof tagState> =>
    tagState(fromTagList(live), inputs, context),

  /** Sets and removes what differs from the state's `tagsAll`. */
  async onUpdate(id: string, before: Json | undefined, inputs: Tagged, context: Context): Promise<void> {
    const client = context.clients.ec2(context.region);
    await applyTagChanges(before, allTags(inputs, context), {
      set: (tags) => client.send(new CreateTagsCommand({ Resources: [id], Tags: toTagList(tags) })),
      remove: (keys) => client.send(new DeleteTagsCommand({ Resources: [id], Tags: keys.map((Key) => ({ Key })) })),
    });
  },
} as const;
