import {
  CreateTagsCommand,
  DeleteTagsCommand,
  type ResourceType,
  type Tag,
  type TagSpecification,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { allTags } from "../../tags/allTags.js";
import { tagChanges } from "../../tags/tagChanges.js";
import { tagState } from "../../tags/tagState.js";
import type { Json } from "../../values/Json.js";

interface Tagged {
  readonly tags?: Readonly<Record<string, string>> | undefined;
}

/** How every EC2 object takes, shows and changes its tags. */
export const ec2Tags = {
  /** `TagSpecifications` of a create call; EC2 refuses an empty one. */
  onCreate(kind: ResourceType, inputs: Tagged, context: Context): TagSpecification[] | undefined {
    const tags = toList(allTags(inputs, context));
    return tags.length === 0 ? undefined : [{ ResourceType: kind, Tags: tags }];
  },

  /** `tags` and `tagsAll` for what a describe call answered. */
  onRead(live: readonly Tag[] | undefined, inputs: Tagged, context: Context): ReturnType<typeof tagState> {
    const record = Object.fromEntries((live ?? []).map((tag) => [tag.Key ?? "", tag.Value ?? ""]));
    return tagState(record, inputs, context);
  },

  /** Sets and removes what differs from the state's `tagsAll`. */
  async onUpdate(id: string, before: Json | undefined, inputs: Tagged, context: Context): Promise<void> {
    const { set, remove } = tagChanges(before, allTags(inputs, context));
    const client = context.clients.ec2(context.region);
    if (remove.length > 0)
      await client.send(new DeleteTagsCommand({ Resources: [id], Tags: remove.map((Key) => ({ Key })) }));
    if (Object.keys(set).length > 0) await client.send(new CreateTagsCommand({ Resources: [id], Tags: toList(set) }));
  },
} as const;

const toList = (tags: Readonly<Record<string, string>>): Tag[] =>
  Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
