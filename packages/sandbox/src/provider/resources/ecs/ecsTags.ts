import { type Tag, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-ecs";
import type { Context } from "../../Context.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { tagState } from "../../tags/tagState.js";
import type { Json } from "../../values/Json.js";

interface Tagged {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** How every ECS object takes, shows and changes its tags. */
export const ecsTags = {
  /** `tags` of a create call; ECS refuses an empty list. */
  onCreate(inputs: Tagged, context: Context): Tag[] | undefined {
    const tags = toList(allTags(inputs, context));
    return tags.length === 0 ? undefined : tags;
  },

  /** `tags` and `tagsAll` for what a describe call answered. */
  onRead: (live: readonly Tag[] | undefined, inputs: Tagged, context: Context): ReturnType<typeof tagState> =>
    tagState(Object.fromEntries((live ?? []).map(({ key = "", value = "" }) => [key, value])), inputs, context),

  /** Sets and removes what differs from the state's `tagsAll`. */
  async onUpdate(resourceArn: string, before: Json | undefined, inputs: Tagged, context: Context): Promise<void> {
    const client = context.clients.ecs(context.region);
    await applyTagChanges(before, allTags(inputs, context), {
      set: (tags) => client.send(new TagResourceCommand({ resourceArn, tags: toList(tags) })),
      remove: (tagKeys) => client.send(new UntagResourceCommand({ resourceArn, tagKeys })),
    });
  },
} as const;

const toList = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([key, value]) => ({ key, value }));
