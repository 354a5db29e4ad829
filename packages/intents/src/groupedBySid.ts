import { IntentError } from "./IntentError.js";

/**
 * Grants that share a statement id, sorted by it.
 *
 * @throws IntentError when two different resources would share one: each needs a label of its own.
 */
export function groupedBySid<G>(
  grants: readonly G[],
  sidOf: (grant: G) => string,
  ownerOf: (grant: G) => string,
): (readonly [string, readonly [G, ...G[]]])[] {
  const groups = new Map<string, [G, ...G[]]>();
  for (const grant of grants) {
    const sid = sidOf(grant);
    const group = groups.get(sid);
    if (group === undefined) {
      groups.set(sid, [grant]);
    } else if (ownerOf(group[0]) === ownerOf(grant)) {
      group.push(grant);
    } else {
      const both = `${ownerOf(group[0])} and ${ownerOf(grant)}`;
      throw new IntentError("label", sid, `${both} would share this statement id; give each intent its own label`);
    }
  }
  return [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
}
