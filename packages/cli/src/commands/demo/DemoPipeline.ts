import type { PermissionSummary } from "../../evidence/ledger/summarisePermissions.js";

/** A pipeline of the demo: what it needs is made ready before anything is started, so that wrong usage costs no time. */
export interface DemoPipeline<Figures> {
  /** Folder of its project below `stacks/`. */
  readonly stack: string;
  prepare(preparation: Preparation): Promise<(place: DemoPlace) => Promise<PipelineRun<Figures>>>;
}

export interface Preparation {
  /** The repository. */
  readonly root: string;
  /** The sandbox's folder. */
  readonly home: string;
  /** Folder of the files to move; undefined for the pipeline's own. */
  readonly input: string | undefined;
  readonly say: (line: string) => void;
}

/** Where a pipeline runs. */
interface DemoPlace {
  /** Of the pipeline's stack. */
  readonly outputs: Readonly<Record<string, unknown>>;
  readonly endpoint: string;
}

/** What a pipeline did. */
export interface PipelineRun<Figures> {
  /** Whether all that went in came out as it should. */
  readonly ok: boolean;
  /** For `--json`. */
  readonly figures: Figures;
  readonly permissions: PermissionSummary;
  /** For a person. */
  readonly report: PipelineReport;
}

/** A label and what it is about. */
export type Line = readonly [label: string, text: string];

export interface PipelineReport {
  readonly headline: string;
  readonly facts: readonly Line[];
  /** What is wrong, one line each. */
  readonly problems: readonly string[];
  /** Text of several lines to show as it is. */
  readonly table?: string;
  /** Where to look. */
  readonly places: readonly Line[];
}
