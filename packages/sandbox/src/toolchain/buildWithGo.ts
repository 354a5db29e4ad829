import { runGo } from "./runGo.js";

/** One program of a Go module whose checksums are committed. */
interface GoProgram {
  readonly module: Parameters<typeof runGo>[1];
  /** Package path of its `main`. */
  readonly entry: string;
  /** Where the program is written. */
  readonly output: string;
  readonly linkerFlags?: string;
}

/** Builds a program. @throws Error with what Go wrote */
export async function buildWithGo(program: GoProgram, environment: NodeJS.ProcessEnv): Promise<void> {
  const { module, entry, output, linkerFlags = "-s -w" } = program;
  const args = ["build", "-mod=readonly", "-trimpath", "-ldflags", linkerFlags, "-o", output, entry];
  await runGo(args, module, environment);
}
