import { CommandError } from "../../../output/CommandError.js";
import { compareKeys } from "./compareKeys.js";
import type { ListedObject } from "./ListedObject.js";

/**
 * Passes pages on whose keys rise, as S3 promises for all but directory buckets.
 *
 * @throws CommandError where they do not: a merge would then find differences that are none
 */
export async function* inOrder(
  bucket: string,
  pages: AsyncIterable<readonly ListedObject[]>,
): AsyncGenerator<readonly ListedObject[], void> {
  let last: string | undefined;
  for await (const page of pages) {
    for (const { key } of page) {
      if (last !== undefined && compareKeys(last, key) >= 0)
        throw new CommandError(
          `S3 does not list ${bucket} in the order of its keys`,
          "use a general purpose bucket",
          2,
        );
      last = key;
    }
    yield page;
  }
}
