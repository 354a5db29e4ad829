/** The order in which S3 lists keys: by the bytes of their UTF-8, not by UTF-16 as strings compare. */
export function compareKeys(one: string, other: string): number {
  return one === other ? 0 : Buffer.compare(Buffer.from(one), Buffer.from(other));
}
