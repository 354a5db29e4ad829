import pc from "picocolors";
import { CommandError } from "./CommandError.js";

/**
 * Prints one clear error on standard error and returns the exit code for it.
 * An unexpected error is a part that could not run (2); its stack is shown only with SALLYPORT_DEBUG set.
 */
export function reportFailure(error: unknown): number {
  const colour = pc.createColors(process.stderr.isTTY === true && !process.env.NO_COLOR);
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${colour.red("error:")} ${message}\n`);
  if (error instanceof CommandError) {
    process.stderr.write(`${colour.cyan("fix:")} ${error.fix}\n`);
    return error.exitCode;
  }
  if (process.env.SALLYPORT_DEBUG && error instanceof Error) process.stderr.write(`${error.stack}\n`);
  return 2;
}
