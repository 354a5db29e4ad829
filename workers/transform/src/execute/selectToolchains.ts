import { mkdir, readdir, symlink } from "node:fs/promises";
import { join } from "node:path";
import { RefusedError } from "@sallyport/transform-rules";

/** Variables by which a job asks for a version, and the folder of each language below the image's toolchains. */
const languages = { JAVA_VERSION: "java", NODE_VERSION: "node", PYTHON_VERSION: "python" } as const;

export interface ToolchainOptions {
  /** Holds `<language>/<version>/bin`, e.g. `java/21/bin`; undefined or absent where an image has none. */
  readonly toolchains: string | undefined;
  /** An empty folder of this job, for the links. */
  readonly folder: string;
  readonly requested: Readonly<Record<string, string>>;
}

/**
 * Switches versions by links that belong to this job's user, in its own scratch folder (CNT-13): nothing of the image changes, no
 * privilege is needed.
 *
 * @returns folders for the front of PATH
 * @throws RefusedError `version-missing`
 */
export async function selectToolchains({ toolchains, folder, requested }: ToolchainOptions): Promise<string[]> {
  const path: string[] = [];
  for (const [variable, language] of Object.entries(languages)) {
    const version = requested[variable];
    if (version === undefined) continue;
    const versions = toolchains === undefined ? [] : await readdir(join(toolchains, language)).catch(() => []);
    // By comparison with what is there, so that no text of a job becomes a path.
    const found = versions.find((name) => name === version);
    if (toolchains === undefined || found === undefined)
      throw new RefusedError(
        "version-missing",
        `${variable}: this image has ${versions.sort().join(", ") || "no version of it to choose"}.`,
      );
    await mkdir(folder, { recursive: true });
    const link = join(folder, language);
    await symlink(join(toolchains, language, found), link);
    path.push(join(link, "bin"));
  }
  return path;
}
