const pattern = /^([A-Za-z0-9][A-Za-z0-9._-]{0,127})\/([0-9a-f]{64})\.tar\.zst$/;

/** An archive's key in both staging buckets. */
export function archiveKey(rule: string, id: string): string {
  return `${rule}/${id}.tar.zst`;
}

/** The rule and the id in an archive's key; undefined for any other key. */
export function parseArchiveKey(key: string): { readonly rule: string; readonly id: string } | undefined {
  const [, rule, id] = pattern.exec(key) ?? [];
  return rule !== undefined && id !== undefined ? { rule, id } : undefined;
}
