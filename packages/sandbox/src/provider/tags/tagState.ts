import type { Context } from "../Context.js";

/** The state's `tags` and `tagsAll` for the live tags: a default tag is in `tags` only if the program gave it too. */
export const tagState = (
  live: Readonly<Record<string, string>>,
  inputs: { readonly tags?: Readonly<Record<string, string>> | undefined },
  context: Pick<Context, "defaultTags">,
): { tags?: Record<string, string>; tagsAll: Record<string, string> } => {
  const own = Object.entries(live).filter(
    ([key, value]) => inputs.tags?.[key] !== undefined || context.defaultTags[key] !== value,
  );
  const known = own.length > 0 || inputs.tags !== undefined;
  return { ...(known ? { tags: Object.fromEntries(own) } : {}), tagsAll: { ...live } };
};
