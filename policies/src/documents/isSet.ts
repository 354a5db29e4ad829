/** Whether a property was given at all. An unknown value counts as given, and looking does not read it. */
export function isSet(props: Readonly<Record<string, unknown>>, property: string): boolean {
  return Object.keys(props).includes(property);
}
