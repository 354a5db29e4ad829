import type { Json } from "../values/Json.js";
import { tagChanges } from "./tagChanges.js";

/** How a service sets and removes tags. */
interface TagCalls {
  readonly set: (tags: Record<string, string>) => Promise<unknown>;
  readonly remove: (keys: string[]) => Promise<unknown>;
}

/** Brings live tags from a state's `tagsAll` to `after`. Calls nothing where there is nothing to do: AWS refuses empty lists. */
export const applyTagChanges = async (
  before: Json | undefined,
  after: Readonly<Record<string, string>>,
  calls: TagCalls,
): Promise<void> => {
  const changes = tagChanges(before, after);
  if (changes.remove.length > 0) {
    await calls.remove(changes.remove);
  }
  if (Object.keys(changes.set).length > 0) {
    await calls.set(changes.set);
  }
};
