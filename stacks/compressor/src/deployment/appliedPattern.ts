/** The event that a target sends once an archive is applied; the workers know it by the same words. */
const archiveApplied = { source: "sallyport.compressor", detailType: "Archive Applied" } as const;

/** EventBridge pattern of the confirmations of some rules. */
export function appliedPattern(rules: readonly string[]): string {
  return JSON.stringify({
    source: [archiveApplied.source],
    "detail-type": [archiveApplied.detailType],
    detail: { rule: [...rules] },
  });
}
