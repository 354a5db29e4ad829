import { compareKeys } from "./compareKeys.js";
import type { ListedObject } from "./ListedObject.js";
import { ListingCursor } from "./ListingCursor.js";

/** A key, and the object of it in each listing that has one, in the order of the listings. */
export interface MergedKey {
  readonly key: string;
  readonly objects: readonly (ListedObject | undefined)[];
}

/** Merges listings of rising keys into one: every key of any of them once. Holds two pages of each, however long they are. */
export async function* mergeListings(
  listings: readonly AsyncIterable<readonly ListedObject[]>[],
): AsyncGenerator<MergedKey, void> {
  const cursors = await Promise.all(listings.map((pages) => ListingCursor.at(pages)));
  for (;;) {
    let key: string | undefined;
    for (const { current } of cursors)
      if (current !== undefined && (key === undefined || compareKeys(current.key, key) < 0)) key = current.key;
    if (key === undefined) return;
    const objects = cursors.map(({ current }) => (current?.key === key ? current : undefined));
    yield { key, objects };
    for (const [index, cursor] of cursors.entries()) if (objects[index] !== undefined) await cursor.advance();
  }
}
