interface Tag {
  readonly Key?: string | undefined;
  readonly Value?: string | undefined;
}

/** Tags from the form in which most services answer. */
export const fromTagList = (tags: readonly Tag[] | undefined): Record<string, string> =>
  Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
