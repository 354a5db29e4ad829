import type { CheckedItem } from "./CheckedItem.js";

/**
 * 1 where something failed; 2 where all else passed and something that has to be judged was not.
 *
 * @param mayStayOpen names of items that may go without a judgement
 */
export function exitCodeOf(items: readonly CheckedItem[], mayStayOpen: readonly string[] = []): 0 | 1 | 2 {
  if (items.some(({ outcome }) => outcome === "failed")) return 1;
  const open = items.filter(({ outcome, name }) => outcome === "not-judged" && !mayStayOpen.includes(name));
  return open.length > 0 ? 2 : 0;
}
