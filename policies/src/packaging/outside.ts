import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { planEnvironment } from "@sallyport/sandbox";
import {
  type PulumiAttempt,
  type PulumiProject,
  pulumiProject,
  startTestSandbox,
  type TestSandbox,
} from "@sallyport/sandbox/testing";

const root = join(__dirname, "..", "..", "..");

/** Programs of somebody else's and a pack that builds on the library, to copy out of the workspace. */
export const examples = join(root, "policies", "packaging");

/** A pack as a program outside the workspace names it. */
export const baseline = join("node_modules", "@sallyport", "policy-baseline");
export const strict = join("node_modules", "@sallyport", "policy-strict");

/** How a preview deviates from the pack as it comes. */
interface PreviewOptions {
  /** Of the pack's rules, as `--policy-pack-config` takes it. */
  readonly config?: object;
  readonly environment?: Readonly<Record<string, string>>;
}

/** A bad program outside the workspace, with the library and two packs installed by npm from their tarballs. */
export interface Outside {
  readonly sandbox: TestSandbox;
  /** A folder for files of the test's own. */
  readonly home: string;
  /** The program planned without an account: computed values are made up. */
  readonly planned: PulumiProject;
  /** The program against the sandbox: at its first preview computed values are unknown, as on AWS. */
  readonly applied: PulumiProject;
  readonly preview: (project: PulumiProject, pack: string, options?: PreviewOptions) => Promise<PulumiAttempt>;
  /** Deploys `applied`, without a preview before. */
  readonly up: (pack: string, config: object) => Promise<PulumiAttempt>;
  readonly remove: () => Promise<void>;
}

export async function outside(): Promise<Outside> {
  const home = await mkdtemp(join(tmpdir(), "sallyport-outside-"));
  const sandbox = await startTestSandbox({ pulumi: true, python: true });
  const program = join(examples, "javascript");
  const planned = await pulumiProject(await planEnvironment(join(home, "plan")), program);
  const applied = await pulumiProject(sandbox.environment, program);
  await install(planned.folder, join(home, "tarballs"));
  await symlink(join(planned.folder, "node_modules"), join(applied.folder, "node_modules"));
  const flags = async (pack: string, config: object) => {
    const file = join(home, "policies.json");
    await writeFile(file, JSON.stringify(config));
    const quiet = ["--suppress-progress", "--suppress-outputs", "--color=never"];
    return [...quiet, "--policy-pack", pack, "--policy-pack-config", file];
  };
  return {
    sandbox,
    home,
    planned,
    applied,
    preview: async (project, pack, { config = {}, environment } = {}) =>
      project.attempt(["preview", ...(await flags(pack, config))], environment),
    up: async (pack, config) => applied.attempt(["up", "--yes", "--skip-preview", ...(await flags(pack, config))]),
    remove: async () => {
      await sandbox.stop();
      await planned.remove();
      await applied.remove();
      await rm(home, { recursive: true, force: true });
    },
  };
}

/** The oldest AWS SDK that the components take, and Pulumi's as the workspace has it. */
async function install(folder: string, tarballs: string): Promise<void> {
  const packages = ["@sallyport/policies", "@sallyport/policy-baseline", "@sallyport/policy-strict"];
  const pack = [join(root, "scripts", "pack.mjs"), "--built", "--to", tarballs, ...packages];
  const { stdout } = await promisify(execFile)(process.execPath, pack, { cwd: root });
  const quietly = ["--no-audit", "--no-fund", "--prefer-offline", "--loglevel=error"];
  const sdk = ["@pulumi/aws@7.2.0", "@pulumi/pulumi@3.220.0"];
  // Not with the sandbox's environment, whose certificate authority is not the registry's.
  await promisify(execFile)("npm", ["install", ...quietly, ...stdout.trim().split("\n"), ...sdk], { cwd: folder });
}

/** Lines of Pulumi's report about a rule: level, rule and resource. */
export function saidOf(rule: string, output: string): readonly string[] {
  return output.split("\n").filter((line) => line.includes("[severity:") && line.includes(`  ${rule}  (`));
}
