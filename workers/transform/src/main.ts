import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RefusedError } from "@sallyport/transform-rules";
import { checkHealthFile, createLogger, describeError, keepHealthFile } from "@sallyport/worker-kit";
import { parseArguments } from "./arguments/parseArguments.js";
import { exitCodes } from "./exitCodes.js";
import { runAttempt } from "./runAttempt.js";
import { readSettings } from "./settings/readSettings.js";

process.exitCode = await main();

/** @returns the exit code: the program's own, or one of `exitCodes`; 2 where a setting is wrong */
async function main(): Promise<number> {
  const healthFile = join(tmpdir(), "sallyport-transform.health");
  const words = process.argv.slice(2);
  if (words.length === 1 && words[0] === "--health") return (await checkHealthFile(healthFile)) ? 0 : 1;
  const write = (line: string): void => void process.stdout.write(line);
  const logger = createLogger({ service: "transform", write });
  const ending = new AbortController();
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.on(signal, () => ending.abort());
  const stopHealthFile = await keepHealthFile(healthFile);
  const scratch = await mkdtemp(join(tmpdir(), "sallyport-transform-"));
  try {
    const settings = readSettings(process.env);
    const result = await runAttempt({ request: parseArguments(words), settings, scratch, write }, ending.signal);
    logger.info("job.result", { ...result });
    // A program that ends with this code by itself is no reason for a retry.
    const misleading = result.exitCode === exitCodes.temporary && result.status === "failed";
    return misleading ? 1 : result.exitCode;
  } catch (error) {
    if (error instanceof RefusedError) {
      logger.error("security.input_refused", { reason: error.code, message: error.message });
      return exitCodes.refused;
    }
    const described = describeError(error);
    logger.error("worker.failed", described);
    return described.reason === "configuration" ? 2 : exitCodes.unexpected;
  } finally {
    await rm(scratch, { recursive: true, force: true });
    await stopHealthFile();
  }
}
