import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";

export interface LocalSparkSessionOptions {
  /** A Python with pyspark. */
  readonly python: string;
  /** Memory of Spark's Java process in MiB. Default: 1,024. */
  readonly memoryMiB?: number;
  /** Java is found by `PATH` or `JAVA_HOME`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

// Beside src in the repository, and so from dist too.
const program = join(import.meta.dirname, "..", "..", "spark", "local_session.py");

/** What is kept of Spark's log, for the message of a session that ended. */
const LONGEST_LOG = 4_000;

interface Folders {
  readonly input: string;
  readonly output: string;
}

interface Session {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly answers: Interface;
  log: string;
}

/** One Spark session on this machine, which is started by the first job, does one job at a time, and ends with `close`. */
export class LocalSparkSession {
  readonly #options: LocalSparkSessionOptions;
  #session: Session | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(options: LocalSparkSessionOptions) {
    this.#options = options;
  }

  /** Runs the Spark program on two folders, after the job before it. On abort the whole session is ended, and the next job starts another. */
  async run(folders: Folders, signal: AbortSignal): Promise<void> {
    const run = this.#last.then(async () => await this.#run(folders, signal));
    this.#last = run.catch(() => undefined);
    await run;
  }

  async #run(folders: Folders, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const session = this.#session ?? this.#start();
    this.#session = session;
    // A session that is gone answers by its end.
    session.process.stdin.write(`${JSON.stringify(folders)}\n`, () => undefined);
    const error = await this.#answer(session, signal);
    if (error !== null) throw new Error(`The Spark job failed: ${error}`);
  }

  /** Ends the session and with it Java. */
  async close(): Promise<void> {
    const session = this.#session;
    this.#session = undefined;
    if (session === undefined || session.process.exitCode !== null || session.process.signalCode !== null) return;
    const ended = once(session.process, "exit");
    session.process.stdin.end();
    await ended;
  }

  #start(): Session {
    if (!existsSync(program)) throw new Error(`There is no ${program}`);
    const { python, memoryMiB = 1_024, environment } = this.#options;
    const child = spawn(python, ["-B", program], {
      stdio: ["pipe", "pipe", "pipe"],
      env: {
        // Set only where Spark's settings are not given from outside.
        PYSPARK_SUBMIT_ARGS: `--driver-memory ${memoryMiB}m pyspark-shell`,
        ...environment,
        PYSPARK_PYTHON: python,
        PYSPARK_DRIVER_PYTHON: python,
      },
    });
    const session = { process: child, answers: createInterface(child.stdout), log: "" };
    child.stdin.on("error", () => undefined);
    child.stderr.on("data", (text: Buffer) => {
      session.log = (session.log + text.toString("utf8")).slice(-LONGEST_LOG);
    });
    return session;
  }

  async #answer(session: Session, signal: AbortSignal): Promise<string | null> {
    const { process: child, answers } = session;
    const ended = new AbortController();
    const abort = (): void => void child.kill("SIGKILL");
    signal.addEventListener("abort", abort);
    try {
      const answer = once(answers, "line", { signal: ended.signal });
      const end = once(child, "close", { signal: ended.signal }).then(() => {
        this.#session = undefined;
        signal.throwIfAborted();
        throw new Error(`Spark ended before its job did: ${session.log.trim()}`);
      });
      const [line] = await Promise.race([answer, end]);
      return (JSON.parse(String(line)) as { readonly error: string | null }).error;
    } finally {
      signal.removeEventListener("abort", abort);
      ended.abort();
    }
  }
}
