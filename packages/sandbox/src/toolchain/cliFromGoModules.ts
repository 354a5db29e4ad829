import { chmod, copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { buildWithGo } from "./buildWithGo.js";
import { cacheFolder } from "./cacheFolder.js";
import { installFolder } from "./installFolder.js";
import { type CliAttempt, type CliSearch, inspectCli, pulumiVersion } from "./PulumiCli.js";
import { runGo } from "./runGo.js";
import { whyGoIsUnusable } from "./whyGoIsUnusable.js";

/** The exec script that the language host starts programs with; it is not in the host's Go module. */
const execScript = `#!/bin/sh
exec node "$(node -p 'require.resolve("@pulumi/pulumi/cmd/run")')" "$@"
`;

/** Builds the CLI and its Node language host from Go modules whose checksums are committed (about 5 minutes on 2 cores). */
export async function cliFromGoModules(search: CliSearch): Promise<CliAttempt> {
  const unusable = await whyGoIsUnusable(search.environment);
  if (unusable) return { failure: unusable };
  search.onProgress(`building Pulumi ${pulumiVersion} from Go modules (about 5 minutes, once on this machine)`);
  const target = cacheFolder("pulumi", pulumiVersion, search.environment);
  const inspect = () => inspectCli(join(target, "bin", "pulumi"), "a build from Go modules");
  try {
    await installFolder(
      target,
      async (folder) => await build(join(folder, "bin"), search),
      async () => "path" in (await inspect()),
    );
  } catch (error) {
    return { failure: error instanceof Error ? error.message : String(error) };
  }
  return await inspect();
}

async function build(bin: string, { environment, onProgress }: CliSearch): Promise<void> {
  await mkdir(bin);
  const linkerFlags = `-s -w -X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${pulumiVersion}`;
  const entry = "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi";
  await buildWithGo({ module: "cli", entry, output: join(bin, "pulumi"), linkerFlags }, environment);
  onProgress("building Pulumi's Node language host");
  const host = "pulumi-language-nodejs";
  const hostEntry = `github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/${host}`;
  await buildWithGo({ module: "language-host", entry: hostEntry, output: join(bin, host) }, environment);
  const sdk = await runGo(
    ["list", "-mod=readonly", "-m", "-f", "{{.Dir}}", "github.com/pulumi/pulumi/sdk/v3"],
    "cli",
    environment,
  );
  for (const script of ["pulumi-analyzer-policy", "pulumi-resource-pulumi-nodejs"]) {
    await copyFile(join(sdk.trim(), "nodejs", "dist", script), join(bin, script));
    await chmod(join(bin, script), 0o755);
  }
  await writeFile(join(bin, `${host}-exec`), execScript, { mode: 0o755 });
}
