import type { TestSandbox } from "@sallyport/sandbox/testing";
import type { SandboxClients } from "@sallyport/worker-kit/testing";

/** A worker that has a full queue before it, as a process of its own. */
export interface RunningSide {
  readonly pid: number;
  /** When it was ready to take its first message, in milliseconds; undefined until then. */
  readyAt(): number | undefined;
  /** What it says that it has done so far. */
  progress(): Progress;
  stop(): Promise<void>;
}

interface Progress {
  readonly objects: number;
  /** When it said so last, in milliseconds. */
  readonly at: number;
  /** Compressed bytes, where the side tells. */
  readonly archiveBytes: number;
}

/** A compressor's surroundings in a sandbox of its own, in two regions. */
export interface Surroundings {
  readonly sandbox: TestSandbox;
  readonly source: SandboxClients;
  readonly target: SandboxClients;
  /** Where the objects are put. */
  readonly bucket: string;
  /** Where they arrive. */
  readonly destination: string;
  startSource(level: number): Promise<RunningSide>;
  startTarget(): Promise<RunningSide>;
  stop(): Promise<void>;
}

/** One of the two that are compared. */
export interface Contender {
  /** In words. */
  readonly title: string;
  prepare(): Promise<Surroundings>;
}
