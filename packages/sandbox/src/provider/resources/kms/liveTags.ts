import { type KMSClient, paginateListResourceTags } from "@aws-sdk/client-kms";

/** A key's tags. */
export const liveTags = async (kms: KMSClient, keyId: string): Promise<Record<string, string>> => {
  const tags: Record<string, string> = {};
  for await (const { Tags = [] } of paginateListResourceTags({ client: kms }, { KeyId: keyId })) {
    for (const { TagKey, TagValue } of Tags) {
      tags[TagKey ?? ""] = TagValue ?? "";
    }
  }
  return tags;
};
