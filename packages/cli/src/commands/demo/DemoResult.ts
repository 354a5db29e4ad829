import type { PermissionSummary } from "../../evidence/summarisePermissions.js";
import type { PolicySummary } from "../../evidence/summarisePolicies.js";
import type { CompressorRule } from "./CompressorOutputs.js";

/** One pipeline's figures; the compressor's also stand at the top of the document. */
export interface PipelineFigures {
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

/** What `sallyport demo --json` prints. */
interface DemoDocument extends PipelineFigures {
  readonly policies: { readonly passed: number; readonly violations: number; readonly undetermined: number };
  readonly permissions: { readonly granted: number; readonly used: number; readonly denied: number };
  readonly pipelines: { readonly compressor: PipelineFigures };
}

export interface DemoResult {
  readonly ok: boolean;
  readonly document: DemoDocument;
  /** Detail for a person. */
  readonly detail: {
    readonly problems: readonly string[];
    readonly policies: PolicySummary;
    readonly permissions: PermissionSummary;
    readonly rule: CompressorRule;
    readonly prefix: string;
    readonly home: string;
    readonly endpoint: string;
  };
}
