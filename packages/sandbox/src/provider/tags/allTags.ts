import type { Context } from "../Context.js";

/** The provider's default tags with the resource's own over them. */
export const allTags = (
  inputs: { readonly tags?: Readonly<Record<string, string>> | undefined },
  context: Pick<Context, "defaultTags">,
): Record<string, string> => ({ ...context.defaultTags, ...inputs.tags });
