import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Environment } from "../configuration/Environment.js";
import { createLogger, type LogFields, type Logger, type LogLevel } from "../logs/createLogger.js";
import { describeError } from "../logs/describeError.js";
import { checkHealthFile } from "./checkHealthFile.js";
import { keepHealthFile } from "./keepHealthFile.js";
import { runUntilStopped, type StopSignals } from "./runUntilStopped.js";

/** The settings that the frame of every worker reads. */
interface FrameSettings {
  readonly SALLYPORT_LOG_LEVEL: LogLevel;
  readonly SALLYPORT_GRACE_SECONDS: number;
}

/** What a run is given. */
export interface WorkerRun<Settings> {
  readonly settings: Settings;
  readonly logger: Logger;
  /** Writes one line to standard output: metrics go where the logs go. */
  readonly write: (line: string) => void;
}

export interface WorkerProgram<Settings extends FrameSettings> {
  /** Short name of the worker: the `service` of its log lines. */
  readonly service: string;
  /** Throws where a setting is missing or wrong. */
  readonly readSettings: (environment: Environment) => Settings;
  /** What the first log line says besides. */
  readonly describe: (settings: Settings) => LogFields;
  /** Resolves when it has stopped. */
  readonly run: (run: WorkerRun<Settings>, signals: StopSignals) => Promise<void>;
}

/**
 * The frame of every worker's program: `node main.mjs` works until it is stopped, `node main.mjs --health` tells whether
 * the one that works is alive.
 *
 * @returns the exit code: 0 stopped as asked, or healthy; 1 failed, or not healthy; 2 a setting is wrong
 */
export async function workerMain<Settings extends FrameSettings>(
  process: NodeJS.Process,
  program: WorkerProgram<Settings>,
): Promise<number> {
  const { service } = program;
  const healthFile = join(tmpdir(), `sallyport-${service}.health`);
  if (process.argv[2] === "--health") return (await checkHealthFile(healthFile)) ? 0 : 1;
  const write = (line: string): void => void process.stdout.write(line);
  let settings: Settings;
  try {
    settings = program.readSettings(process.env);
  } catch (error) {
    createLogger({ service, write }).error("worker.misconfigured", describeError(error));
    return 2;
  }
  const logger = createLogger({ service, write, level: settings.SALLYPORT_LOG_LEVEL });
  const stopHealthFile = await keepHealthFile(healthFile);
  try {
    logger.info("worker.started", program.describe(settings));
    const run = (signals: StopSignals) => program.run({ settings, logger, write }, signals);
    return await runUntilStopped({ process, logger, graceSeconds: settings.SALLYPORT_GRACE_SECONDS, run });
  } finally {
    await stopHealthFile();
  }
}
