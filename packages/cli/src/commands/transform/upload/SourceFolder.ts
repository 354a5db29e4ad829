import type { ExclusionCounts } from "@sallyport/worker-transform";

/** What of a folder is uploaded. */
export interface SourceFolder {
  /** A real path: links that lead to it are followed, none below it is. */
  readonly root: string;
  /** Relative to it, with `/`, sorted. */
  readonly paths: readonly string[];
  /** Why files stay here, and how many; a folder counts once. */
  readonly excluded: ExclusionCounts;
}
