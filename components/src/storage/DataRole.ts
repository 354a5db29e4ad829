/** What a bucket's objects are, which decides how long they live. */
export const DataRole = {
  /** Kept until deleted; old versions 90 days. */
  General: "general",
  /** Kept until deleted, archived after 90 days; old versions a year. In prod they are locked (STO-06). */
  Results: "results",
  /** On their way elsewhere: gone after at most 7 days, whatever happens (RET-01). */
  Staging: "staging",
  /** Handed in to be worked on: gone after at most 7 days (RET-02). */
  Uploads: "uploads",
} as const;

export type DataRole = (typeof DataRole)[keyof typeof DataRole];
