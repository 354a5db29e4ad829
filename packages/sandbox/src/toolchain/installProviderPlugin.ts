import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { compiledEntry } from "../lifecycle/compiledEntry.js";
import type { SandboxHome } from "../lifecycle/SandboxHome.js";
import { writeFileAtomically } from "../lifecycle/writeFileAtomically.js";
import type { ProviderChoice } from "./ProviderChoice.js";
import { pinnedNode } from "./pinnedNode.js";

/** Newer than any release, so that the engine takes it for whatever version of `@pulumi/aws` a program uses. */
const pluginFolder = "resource-aws-v7.999.0";

/**
 * Puts the sandbox's `aws` plugin into its private PULUMI_HOME, as a script that runs the compiled provider with the
 * pinned Node; for the official provider takes it out, so that the engine uses or downloads the official plugin.
 */
export async function installProviderPlugin(home: SandboxHome, provider: ProviderChoice): Promise<void> {
  const plugins = join(home.pulumiHome, "plugins");
  await mkdir(plugins, { recursive: true, mode: 0o700 });
  if (provider === "official") {
    await rm(join(plugins, pluginFolder), { recursive: true, force: true });
    return;
  }
  for (const name of await readdir(plugins))
    if (name.startsWith("resource-aws-v") && name !== pluginFolder)
      await rm(join(plugins, name), { recursive: true, force: true });
  const folder = join(plugins, pluginFolder);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const script = `#!/bin/sh\nexec ${quote(pinnedNode())} ${quote(compiledEntry(join("provider", "main.js")))} "$@"\n`;
  await writeFileAtomically(join(folder, "pulumi-resource-aws"), script, 0o700);
}

function quote(path: string): string {
  return `'${path.replaceAll("'", "'\\''")}'`;
}
