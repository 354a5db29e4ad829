import type { KpiPorts, KpiTables, RunRecord } from "../ports.js";
import { FolderArtifactStore } from "./FolderArtifactStore.js";
import { FolderInputStore } from "./FolderInputStore.js";

export interface LocalPortsOptions {
  /** Holds the folders orders, order_items and products, below the run's prefix. */
  readonly input: string;
  /** For state/ and quarantine/. */
  readonly artifacts: string;
  readonly tables: KpiTables;
  /** Told of each run's end. Default: nobody. */
  readonly onEnd?: (record: RunRecord) => void;
}

/** Ports on local folders, with no AWS at all. Runs of one folder must not overlap: there is no lease. */
export function localPorts({ input, artifacts, tables, onEnd }: LocalPortsOptions): KpiPorts {
  return {
    input: new FolderInputStore(input),
    artifacts: new FolderArtifactStore(artifacts),
    tables,
    ledger: {
      acquire: async () => ({ signal: new AbortController().signal, release: async () => {} }),
      record: async () => {},
    },
    events: { send: async (record) => onEnd?.(record) },
    clock: { now: () => new Date() },
  };
}
