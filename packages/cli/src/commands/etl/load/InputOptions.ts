import type { EtlOutputs } from "../connection/EtlOutputs.js";

export interface InputOptions {
  /** Folder for rejected rows of what is not the stack's. */
  readonly quarantine: string;
  /** The stack that the file is loaded for. */
  readonly stack: EtlOutputs | undefined;
}
