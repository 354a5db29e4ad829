import { TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-batch";
import type { Context } from "../../Context.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import type { Json } from "../../values/Json.js";

/** Sets and removes what differs from the state's `tagsAll`. */
export const updateBatchTags = async (
  resourceArn: string,
  before: Json | undefined,
  inputs: { readonly tags?: Readonly<Record<string, string>> | undefined },
  context: Context,
): Promise<void> => {
  const batch = context.clients.batch(context.region);
  await applyTagChanges(before, allTags(inputs, context), {
    set: (tags) => batch.send(new TagResourceCommand({ resourceArn, tags })),
    remove: (tagKeys) => batch.send(new UntagResourceCommand({ resourceArn, tagKeys })),
  });
};
