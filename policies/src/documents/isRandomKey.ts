/** Shortest text that can be told from a word by its randomness alone. */
const shortestKey = 24;

/**
 * Whether a text is as random as a key: one word of letters in both cases and digits, without the order that words and identifiers have.
 *
 * @param bits Shannon entropy a character from which a text counts as random; about 4.7 for 40 characters of Base64, under 4.2 for names
 */
export function isRandomKey(text: string, bits: number): boolean {
  if (text.length < shortestKey || !/^[A-Za-z0-9+/_=-]+$/.test(text)) return false;
  if (!/[a-z]/.test(text) || !/[A-Z]/.test(text) || !/[0-9]/.test(text)) return false;
  return entropyOf(text) >= bits;
}

/** Shannon entropy, in bits a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const character of text) counts.set(character, (counts.get(character) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
