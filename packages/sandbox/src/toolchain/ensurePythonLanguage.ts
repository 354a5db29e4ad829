import { existsSync } from "node:fs";
import { chmod, copyFile, mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { packageRoot } from "../lifecycle/packageRoot.js";
import { SandboxError } from "../lifecycle/SandboxError.js";
import { buildWithGo } from "./buildWithGo.js";
import { cacheFolder } from "./cacheFolder.js";
import { ensurePythonPackages } from "./ensurePythonPackages.js";
import { installFolder } from "./installFolder.js";
import { runGo } from "./runGo.js";
import { whyGoIsUnusable } from "./whyGoIsUnusable.js";

const host = "pulumi-language-python";
/** The newest version of the host that the Go module proxy serves; it runs programs under the pinned engine. */
const hostVersion = "3.60.0";

interface PythonLanguageOptions {
  /** The Pulumi CLI in use. */
  readonly cli: string;
  readonly environment?: NodeJS.ProcessEnv;
  readonly onProgress: (line: string) => void;
}

/**
 * What Pulumi programs in Python need beside the CLI, for those who ask: the language host, which the official CLI
 * brings along and which is else built from Go modules, and a virtual environment with Pulumi's SDK.
 *
 * @returns the folders to put first on PATH
 * @throws SandboxError when Python or Go is missing, or an installation fails
 */
export async function ensurePythonLanguage(options: PythonLanguageOptions): Promise<readonly string[]> {
  const requirements = join(packageRoot, "toolchain", "python", "requirements.txt");
  const packages = { tool: "pulumi-python", title: "Pulumi's Python SDK", requirements, modules: ["pulumi"] };
  const interpreter = await ensurePythonPackages(packages, options);
  return [...(existsSync(join(dirname(options.cli), host)) ? [] : [await builtHost(options)]), dirname(interpreter)];
}

async function builtHost({ environment = process.env, onProgress }: PythonLanguageOptions): Promise<string> {
  const target = cacheFolder(host, hostVersion, environment);
  const bin = join(target, "bin");
  if (isComplete(bin)) return bin;
  const unusable = await whyGoIsUnusable(environment);
  if (unusable) throw new SandboxError(`no ${host}: ${unusable}`, "install Go 1.25, or the official Pulumi CLI");
  onProgress(`building Pulumi's Python language host ${hostVersion} from Go modules (once on this machine)`);
  await installFolder(
    target,
    async (folder) => await build(join(folder, "bin"), environment),
    async () => isComplete(bin),
  );
  return bin;
}

async function build(bin: string, environment: NodeJS.ProcessEnv): Promise<void> {
  await mkdir(bin);
  const sdk = "github.com/pulumi/pulumi/sdk/v3";
  const entry = `${sdk}/python/cmd/${host}`;
  await buildWithGo({ module: "language-host", entry, output: join(bin, host) }, environment);
  const folder = await runGo(["list", "-mod=readonly", "-m", "-f", "{{.Dir}}", sdk], "language-host", environment);
  await copyFile(join(folder.trim(), "python", "cmd", `${host}-exec`), join(bin, `${host}-exec`));
  await chmod(join(bin, `${host}-exec`), 0o755);
}

function isComplete(bin: string): boolean {
  return [host, `${host}-exec`].every((name) => existsSync(join(bin, name)));
}
