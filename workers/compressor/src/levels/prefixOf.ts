/** Folders below the rule's prefix that tell kinds of data apart. */
const DEPTH = 2;

/** A sort key of DynamoDB has 1,024 bytes. */
const LONGEST = 200;

/**
 * The folders by which a rule's objects are told apart: at most two below the rule's prefix, up to the first that holds a
 * digit or `=`, since days, partitions and ids are new all the time and would never gather figures.
 */
export function prefixOf(key: string, rulePrefix: string): string {
  const folders = key
    .slice(key.startsWith(rulePrefix) ? rulePrefix.length : 0)
    .split("/")
    .slice(0, -1);
  const lasting = folders.findIndex((folder) => /[\d=]/.test(folder));
  const kept = folders.slice(0, lasting === -1 ? DEPTH : Math.min(DEPTH, lasting));
  return kept
    .map((folder) => `${folder}/`)
    .join("")
    .slice(0, LONGEST);
}
