import type { Redactor } from "./execute/output/Redactor.js";
import type { Manifest } from "./results/Manifest.js";

/** What a job leaves behind for its end, however far it came. */
export interface RunningJob {
  readonly redactor: () => Redactor;
  /** Seconds of the steps that were reached. */
  readonly steps: { source?: number; program?: number };
  readonly logs: { readonly name: string; readonly path: string }[];
  source?: Manifest["source"];
  /** Set once it holds the source. */
  code?: string;
}
