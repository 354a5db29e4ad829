/**
 * Names without the two words that most of them begin with, the stack's and its environment's: a drawing of one stack need not repeat them.
 * All stay whole where two would be the same otherwise.
 */
export function withoutPrefix(names: readonly string[]): ReadonlyMap<string, string> {
  const prefixOf = (name: string) => /^[^-]+-[^-]+-(?=.)/.exec(name)?.[0] ?? "";
  const counts = new Map<string, number>();
  for (const prefix of names.map(prefixOf)) counts.set(prefix, (counts.get(prefix) ?? 0) + 1);
  const [common = ""] = [...counts].find(([, count]) => count * 2 > names.length) ?? [];
  const short = new Map(names.map((name) => [name, prefixOf(name) === common ? name.slice(common.length) : name]));
  return new Set(short.values()).size === short.size ? short : new Map(names.map((name) => [name, name]));
}
