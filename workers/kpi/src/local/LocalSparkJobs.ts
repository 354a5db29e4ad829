import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { createInterface, type Interface } from "node:readline";
import type { Readable, Writable } from "node:stream";
import type { SparkJob, SparkJobs } from "../ports.js";

export interface LocalSparkJobsOptions {
  /** A Python with pyspark. */
  readonly python: string;
  /** The folder that the keys of the input are below. */
  readonly input: string;
  /** The folder that the artifacts are below. */
  readonly artifacts: string;
  /** Memory of Spark's Java process in MiB. Default: 1,024. */
  readonly memoryMiB?: number;
  /** Java is found by `PATH` or `JAVA_HOME`. */
  readonly environment: Readonly<Record<string, string | undefined>>;
}

// Beside src in the repository, and so from dist too.
const program = join(import.meta.dirname, "..", "..", "spark", "local_session.py");

/** What is kept of Spark's log, for the message of a session that ended. */
const LONGEST_LOG = 4_000;

interface Session {
  readonly process: ChildProcessByStdio<Writable, Readable, Readable>;
  readonly answers: Interface;
  log: string;
}

/** Jobs one after the other in one Spark session on this machine, which is started by the first of them and ends with `close`. */
export class LocalSparkJobs implements SparkJobs {
  readonly #options: LocalSparkJobsOptions;
  #session: Session | undefined;

  constructor(options: LocalSparkJobsOptions) {
    this.#options = options;
  }

  async run(job: SparkJob, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const session = this.#session ?? this.#start();
    this.#session = session;
    const places = { input: join(this.#options.input, job.input), output: join(this.#options.artifacts, job.output) };
    // A session that is gone answers by its end.
    session.process.stdin.write(`${JSON.stringify(places)}\n`, () => undefined);
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
