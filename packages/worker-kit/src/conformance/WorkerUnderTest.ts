/** A worker that runs as its own process. */
export interface WorkerProcess {
  readonly pid: number;
  /** What it wrote, line by line, parsed; lines that are no JSON stay texts. */
  readonly lines: readonly unknown[];
  /** Sends a signal; resolves with the exit code, or null where the signal killed it. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/**
 * A worker with its surroundings, as the conformance suite needs it. An input is something that the worker makes a result
 * of: it has a name, by which the result is found.
 */
export interface WorkerUnderTest {
  /** Starts the worker; the variables are put over those of a normal run. */
  start(overrides?: Readonly<Record<string, string>>): Promise<WorkerProcess>;
  /** Hands in an input. Inputs of one name are ordered by `sequence`: a higher one is newer, whenever it is handed in. */
  give(name: string, content: Buffer, sequence: number): Promise<void>;
  /** Hands in the last input of this name once more, the very same event. */
  repeat(name: string): Promise<void>;
  /** Hands in what no worker can make a result of; its text holds `marker`, which must not come to light. */
  giveBad(marker: string): Promise<void>;
  /** The content of a result; undefined while there is none. */
  result(name: string): Promise<Buffer | undefined>;
  /** How often the result of this name was changed. */
  changes(name: string): Promise<number>;
  /** Makes the results' store refuse writes, or accept them again. */
  refuseResults(refuse: boolean): Promise<void>;
  /** Inputs that wait or are in work, and those set aside. */
  inputs(): Promise<{ readonly waiting: number; readonly leased: number; readonly setAside: number }>;
  /** Bytes that it stays below, whatever the input, where it fills a limit of its own. Default: it must not grow with its input. */
  readonly memoryLimit?: number;
  /** Whether an older input is seen to lose against a newer one at this worker; default true. */
  readonly orders?: boolean;
  /** A name and the content of a variable that makes the worker refuse to start. */
  readonly misconfiguration: Readonly<Record<string, string>>;
}
