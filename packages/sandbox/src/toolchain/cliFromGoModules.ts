import { chmod, copyFile, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { cacheFolder } from "./cacheFolder.js";
import { installFolder } from "./installFolder.js";
import { type CliAttempt, type CliSearch, inspectCli, pulumiVersion } from "./PulumiCli.js";
import { runTool } from "./runTool.js";

const neededGo = [1, 25] as const;
const moduleFolder = (name: string): string => join(packageRoot, "toolchain", name);

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

async function whyGoIsUnusable(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const result = await runTool("go", ["env", "GOVERSION"], { environment });
  if (result.code !== 0) return "no Go on PATH to build with";
  const [major = 0, minor = 0] = (/go(\d+)\.(\d+)/.exec(result.stdout) ?? []).slice(1).map(Number);
  const recent = major > neededGo[0] || (major === neededGo[0] && minor >= neededGo[1]);
  return recent ? undefined : `Go is ${result.stdout.trim()}, and the build needs ${neededGo.join(".")} or later`;
}

async function build(bin: string, search: CliSearch): Promise<void> {
  await mkdir(bin);
  const version = `-X github.com/pulumi/pulumi/sdk/v3/go/common/version.Version=${pulumiVersion}`;
  await goBuild("cli", "github.com/pulumi/pulumi/pkg/v3/cmd/pulumi", join(bin, "pulumi"), `-s -w ${version}`, search);
  search.onProgress("building Pulumi's Node language host");
  const host = "pulumi-language-nodejs";
  await goBuild(
    "language-host",
    `github.com/pulumi/pulumi/sdk/v3/nodejs/cmd/${host}`,
    join(bin, host),
    "-s -w",
    search,
  );
  const sdk = await go(
    ["list", "-mod=readonly", "-m", "-f", "{{.Dir}}", "github.com/pulumi/pulumi/sdk/v3"],
    "cli",
    search,
  );
  for (const script of ["pulumi-analyzer-policy", "pulumi-resource-pulumi-nodejs"]) {
    await copyFile(join(sdk.trim(), "nodejs", "dist", script), join(bin, script));
    await chmod(join(bin, script), 0o755);
  }
  await writeFile(join(bin, `${host}-exec`), execScript, { mode: 0o755 });
}

async function goBuild(module: string, entry: string, output: string, flags: string, search: CliSearch): Promise<void> {
  await go(["build", "-mod=readonly", "-trimpath", "-ldflags", flags, "-o", output, entry], module, search);
}

async function go(args: readonly string[], module: string, search: CliSearch): Promise<string> {
  const environment = { ...search.environment, GOTOOLCHAIN: "local", GOFLAGS: "", GOWORK: "off" };
  const result = await runTool("go", args, { cwd: moduleFolder(module), environment });
  if (result.code !== 0)
    throw new Error(`\`go ${args[0]}\` in ${moduleFolder(module)} failed: ${result.stderr.trim().slice(-600)}`);
  return result.stdout;
}
