import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { ensurePythonPackages } from "@sallyport/sandbox";

/** The public sample's services, ready to be started. */
export interface Sample {
  readonly folder: string;
  /** Short, with `-dirty` where files were changed. */
  readonly commit: string;
  readonly python: string;
}

const repository = "https://github.com/aws-samples/sample-s3-cross-region-compressor";

/**
 * The sample at `SALLYPORT_SAMPLE`, with the packages of its own lock file in a virtual environment of the cache, each checked by the
 * hash that the sample commits. The target's packages are a part of the source's. Or why it cannot be run here.
 */
export async function findSample(onProgress: (line: string) => void): Promise<Sample | { readonly skipped: string }> {
  const folder = process.env.SALLYPORT_SAMPLE;
  if (!folder) return { skipped: `SALLYPORT_SAMPLE is not set: clone ${repository} and name its folder` };
  const requirements = join(folder, "bin", "source_region", "requirements.txt");
  if (!existsSync(requirements)) return { skipped: `SALLYPORT_SAMPLE=${folder} has no ${requirements}` };
  const git = spawnSync("git", ["-C", folder, "describe", "--always", "--dirty"], { encoding: "utf8" });
  if (git.status !== 0) return { skipped: `SALLYPORT_SAMPLE=${folder} is no git clone, so that its commit is unknown` };
  const title = "the public sample's packages";
  const modules = ["boto3", "pyzstd", "psutil", "cachetools", "aws_embedded_metrics", "pythonjsonlogger"];
  try {
    const python = await ensurePythonPackages(
      { tool: "compressor-sample", title, requirements, modules },
      { onProgress },
    );
    return { folder, commit: git.stdout.trim(), python };
  } catch (error) {
    const [reason] = String(error instanceof Error ? error.message : error).split("\n");
    return { skipped: `${title} cannot be installed: ${reason}` };
  }
}
