/** Which objects are meant: those of the keys, and those below the prefixes; all where neither is given. */
export interface KeySelection {
  readonly prefixes: readonly string[];
  readonly keys: readonly string[];
}

/** Whether a key is meant. */
export function meant({ prefixes, keys }: KeySelection): (key: string) => boolean {
  if (prefixes.length === 0 && keys.length === 0) return () => true;
  const named = new Set(keys);
  return (key) => named.has(key) || prefixes.some((prefix) => key.startsWith(prefix));
}
