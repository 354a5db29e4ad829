import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

/** A resource in a stack's state, as the engine exports it. */
export interface StateResource {
  readonly urn: string;
  readonly type: string;
  readonly custom?: boolean;
  readonly id?: string;
  readonly parent?: string;
  readonly protect?: boolean;
  readonly provider?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly ignoreChanges?: readonly string[];
  /** URNs of the resources that each input came from. */
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

/** A stack's state, as `pulumi stack export` and `import` have it. */
export interface Deployment {
  readonly version: number;
  readonly deployment: { readonly resources?: readonly StateResource[] };
}

/** How a run of the Pulumi CLI ended. */
export interface PulumiAttempt {
  readonly code: number;
  /** What it printed, standard output before standard error. */
  readonly output: string;
}

/** A Pulumi project of a test's own, in a temporary folder, with one stack. */
export interface PulumiProject {
  readonly folder: string;
  /** Runs the Pulumi CLI in the folder. @throws Error with what it printed when it fails */
  readonly pulumi: (...args: string[]) => Promise<string>;
  /** Runs it whatever comes of it; `more` is added to the project's environment. */
  readonly attempt: (args: readonly string[], more?: Readonly<Record<string, string>>) => Promise<PulumiAttempt>;
  /** The stack's state; `--show-secrets` has its secrets in plain text. */
  readonly exported: (...flags: "--show-secrets"[]) => Promise<Deployment>;
  /** What the stack holds; the stack itself among it. */
  readonly resources: () => Promise<readonly StateResource[]>;
  readonly imported: (state: Deployment) => Promise<void>;
  /** Removes the folder; its resources are the sandbox's to forget. */
  readonly remove: () => Promise<void>;
}

/**
 * Makes a project and its stack `test`.
 *
 * @param environment of the CLI and its plugins; a function is asked before each command
 * @param files contents by file name, or a folder whose content is copied
 */
export async function pulumiProject(
  environment: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>),
  files: Readonly<Record<string, string>> | string,
): Promise<PulumiProject> {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-project-"));
  if (typeof files === "string") await cp(files, folder, { recursive: true });
  else for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content);
  const kept = join(folder, ".states");
  await mkdir(kept, { mode: 0o700 });

  const run = (args: readonly string[], more: Readonly<Record<string, string>> = {}) => {
    const own = typeof environment === "function" ? environment() : environment;
    const options = { cwd: folder, env: { ...process.env, ...own, ...more }, maxBuffer: 64 * 1024 * 1024 };
    return promisify(execFile)("pulumi", [...args, "--non-interactive"], options);
  };
  const pulumi: PulumiProject["pulumi"] = async (...args) => {
    try {
      return (await run(args)).stdout;
    } catch (error) {
      const { stdout = "", stderr = "" } = error as Failure;
      throw new Error(`pulumi ${args.join(" ")} failed:\n${stdout.slice(-8000)}\n${stderr.slice(-4000)}`);
    }
  };
  const attempt: PulumiProject["attempt"] = async (args, more) => {
    try {
      const { stdout, stderr } = await run(args, more);
      return { code: 0, output: `${stdout}${stderr}` };
    } catch (error) {
      const { code, stdout = "", stderr = "" } = error as Failure;
      if (typeof code !== "number") throw error;
      return { code, output: `${stdout}${stderr}` };
    }
  };
  const exported: PulumiProject["exported"] = async (...flags) =>
    JSON.parse(await pulumi("stack", "export", ...flags)) as Deployment;
  await pulumi("stack", "init", "test");
  return {
    folder,
    pulumi,
    attempt,
    exported,
    resources: async () => (await exported()).deployment.resources ?? [],
    imported: async (state) => {
      const file = join(kept, "import.json");
      await writeFile(file, JSON.stringify(state), { mode: 0o600 });
      await pulumi("stack", "import", "--file", file);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What `execFile` throws; the code is a text where the program could not be started. */
interface Failure {
  readonly code?: number | string;
  readonly stdout?: string;
  readonly stderr?: string;
}
