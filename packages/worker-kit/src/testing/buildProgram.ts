import { mkdir } from "node:fs/promises";
import { dirname, extname, join } from "node:path";
import { build } from "esbuild";

export interface ProgramOptions {
  /** Each test file has its own. */
  readonly name: string;
  /** TypeScript, whose relative imports start from `folder`. It may call `peakMiB()` without importing it. */
  readonly source: string;
  /** The worker's `src/testing`. */
  readonly folder: string;
  /** Packages with parts that cannot be bundled. */
  readonly external: readonly string[];
}

/**
 * Builds a program of a worker's own modules, to be run in a process of its own: to be killed, or for what belongs to a process.
 * It lies below the worker's package, so that Node finds native packages from there.
 *
 * @returns its path
 */
export async function buildProgram({ name, source, folder, external }: ProgramOptions): Promise<string> {
  const outfile = join(folder, "../../dist/testing", `${name}.mjs`);
  await mkdir(dirname(outfile), { recursive: true });
  await build({
    stdin: { contents: source, resolveDir: folder, loader: "ts" },
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node24",
    conditions: ["@sallyport/source"],
    external: [...external],
    inject: [join(import.meta.dirname, `peakMiB${extname(import.meta.filename)}`)],
    logLevel: "warning",
    banner: {
      js: 'import { createRequire as __createRequire } from "node:module";const require = __createRequire(import.meta.url);',
    },
  });
  return outfile;
}
