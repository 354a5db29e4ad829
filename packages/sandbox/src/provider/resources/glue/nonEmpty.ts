/** A map of Glue's answer, which holds an empty one where the program gave none. */
export function nonEmpty(map: Readonly<Record<string, string>> | undefined): Record<string, string> | undefined {
  return map !== undefined && Object.keys(map).length > 0 ? { ...map } : undefined;
}
