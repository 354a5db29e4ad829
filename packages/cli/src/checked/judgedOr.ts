import type { CheckedItem } from "./CheckedItem.js";

/** Makes an item; where a call that it needs fails, the item is not judged, and says by which error. */
export async function judgedOr<Item extends CheckedItem>(
  name: string,
  judge: () => Promise<Item>,
): Promise<Item | CheckedItem> {
  try {
    return await judge();
  } catch (error) {
    return { name, outcome: "not-judged", message: `It could not be looked at: ${reasonOf(error)}` };
  }
}

/** The name of an AWS error says why; its message may hold what was sent. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return "unknown";
  return "$metadata" in error ? error.name : error.message;
}
