import type { EtlPorts } from "../ports.js";
import type { ObjectName } from "../source/parseObjectName.js";
import type { LoadedObject } from "./Ledger.js";

/** What all steps of one load know. */
export interface LoadContext {
  readonly ports: EtlPorts;
  readonly run: string;
  readonly name: ObjectName;
  readonly object: LoadedObject;
  readonly prefix: string;
  readonly declaredKey: readonly string[] | undefined;
  readonly rejectThreshold: number;
  readonly dryRun: boolean;
  readonly sequencer: string | undefined;
  /** A local folder of this load alone. */
  readonly folder: string;
  readonly scratchBytes: number;
  readonly startedAt: Date;
  readonly signal: AbortSignal;
  /** What was found to be loaded, for the line of a failure. */
  readonly found: { etag?: string; contract?: string | undefined };
}
