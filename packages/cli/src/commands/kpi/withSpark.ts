import { resolve } from "node:path";
import { ensureSpark, SandboxError } from "@sallyport/sandbox";
import { LocalSparkJobs, LocalSparkSession, type SparkJobs } from "@sallyport/worker-kpi";
import { CommandError } from "../../output/CommandError.js";

interface SparkPlaces {
  readonly input: string;
  readonly artifacts: string;
  /** MiB; undefined for the default. */
  readonly memory: number | undefined;
  readonly say: (line: string) => void;
}

/**
 * Does work that has Spark on this machine, which is installed into the cache where it is asked for first, and ends with the work.
 *
 * @throws CommandError where Spark cannot run here, or the input is no folder
 */
export async function withSpark<Result>(
  { input, artifacts, memory, say }: SparkPlaces,
  work: (spark: SparkJobs) => Promise<Result>,
): Promise<Result> {
  if (input.startsWith("s3://"))
    throw new CommandError(
      "--engine spark reads folders only",
      "copy the files into a folder, or leave --engine out",
      64,
    );
  const session = new LocalSparkSession({
    python: await install(say),
    environment: process.env,
    ...(memory !== undefined && { memoryMiB: memory }),
  });
  try {
    return await work(new LocalSparkJobs(session, { input: resolve(input), artifacts }));
  } finally {
    await session.close();
  }
}

async function install(onProgress: (line: string) => void): Promise<string> {
  try {
    return await ensureSpark({ onProgress });
  } catch (error) {
    if (error instanceof SandboxError) throw new CommandError(error.problem, error.remedy, 2, { cause: error });
    throw error;
  }
}
