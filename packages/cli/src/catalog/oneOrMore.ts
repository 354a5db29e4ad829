/** Reads an option that may be given several times. */
export function oneOrMore(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}
