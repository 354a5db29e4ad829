import type { PermissionSummary } from "../../evidence/ledger/summarisePermissions.js";
import type { PolicySummary } from "../../evidence/summarisePolicies.js";
import type { PipelineReport } from "./DemoPipeline.js";
import type { EtlFigures } from "./etl/EtlFigures.js";
import type { KpiFigures } from "./kpi/KpiFigures.js";
import type { TransformFigures } from "./transform/TransformFigures.js";

/** The compressor's figures, which also stand at the top of the document. */
export interface CompressorFigures {
  readonly objects: number;
  /** Bytes uploaded. */
  readonly bytes: number;
  readonly archives: number;
  /** Bytes that crossed between the regions. */
  readonly archiveBytes: number;
  /** bytes ÷ archiveBytes. */
  readonly ratio: number;
  readonly restored: number;
  readonly verified: number;
  readonly lost: number;
  /** From the first upload to the last verified object. */
  readonly seconds: number;
}

/** Figures by pipeline, of those that ran. */
export interface FiguresByPipeline {
  readonly compressor?: CompressorFigures;
  readonly kpi?: KpiFigures;
  readonly etl?: EtlFigures;
  readonly transform?: TransformFigures;
}

/** What `sallyport demo --json` prints; the compressor's figures are at the top only where it ran. */
export interface DemoDocument extends Partial<CompressorFigures> {
  readonly policies: { readonly passed: number; readonly violations: number; readonly undetermined: number };
  /** Of the task roles of all pipelines that ran. */
  readonly permissions: { readonly granted: number; readonly used: number; readonly denied: number };
  readonly pipelines: FiguresByPipeline;
}

export interface DemoResult {
  readonly ok: boolean;
  readonly document: DemoDocument;
  /** Detail for a person. */
  readonly detail: {
    readonly reports: readonly { readonly name: string; readonly ok: boolean; readonly report: PipelineReport }[];
    readonly policies: PolicySummary;
    readonly permissions: PermissionSummary;
    readonly home: string;
  };
}
