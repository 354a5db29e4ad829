import { tmpdir } from "node:os";
import { join } from "node:path";
import { checkHealthFile, createLogger, describeError, keepHealthFile, runUntilStopped } from "@sallyport/worker-kit";
import { runWorker } from "./runWorker.js";
import { readSettings, type Settings } from "./settings/readSettings.js";

const healthFile = join(tmpdir(), "sallyport-kpi.health");

// `node main.mjs` works until it is stopped; `node main.mjs --health` tells whether the one that works is alive.
process.exitCode = process.argv[2] === "--health" ? await health() : await work();

async function health(): Promise<number> {
  return (await checkHealthFile(healthFile)) ? 0 : 1;
}

async function work(): Promise<number> {
  const service = "kpi";
  const write = (line: string): void => void process.stdout.write(line);
  let settings: Settings;
  try {
    settings = readSettings(process.env);
  } catch (error) {
    createLogger({ service, write }).error("worker.misconfigured", describeError(error));
    return 2;
  }
  const logger = createLogger({ service, write, level: settings.SALLYPORT_LOG_LEVEL });
  const stopHealthFile = await keepHealthFile(healthFile);
  try {
    logger.info("worker.started", { region: settings.AWS_REGION });
    return await runUntilStopped({
      process,
      logger,
      graceSeconds: settings.SALLYPORT_GRACE_SECONDS,
      run: async (signals) => await runWorker({ settings, logger, write }, signals),
    });
  } finally {
    await stopHealthFile();
  }
}
