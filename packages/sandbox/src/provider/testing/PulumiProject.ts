import { execFile } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { packageRoot } from "../../lifecycle/packageRoot.js";

const run = promisify(execFile);

/** A Pulumi project in a temporary folder, used through the real CLI. */
export interface PulumiProject {
  /** Runs the CLI and returns its standard output; rejects with both outputs when it fails. */
  pulumi(...words: readonly string[]): Promise<string>;
  /** The counts of the last update by operation: `{ create: 3, same: 1 }`. */
  lastChanges(): Promise<Record<string, number>>;
  remove(): Promise<void>;
}

/** Writes a JavaScript program that may use this package's own dependencies, and makes a stack for it. */
export const makeProject = async (
  name: string,
  program: string,
  environment: Readonly<Record<string, string>>,
): Promise<PulumiProject> => {
  const folder = await mkdtemp(join(tmpdir(), "sallyport-project-"));
  await writeFile(
    join(folder, "Pulumi.yaml"),
    `name: ${name}\nruntime: { name: nodejs, options: { typescript: false } }\nmain: index.js\n`,
  );
  await writeFile(join(folder, "package.json"), `{ "name": "${name}", "version": "0.0.0", "private": true }\n`);
  await writeFile(join(folder, "index.js"), program);
  await symlink(join(packageRoot, "node_modules"), join(folder, "node_modules"));
  const pulumi = async (...words: readonly string[]): Promise<string> => {
    const options = { cwd: folder, env: { ...process.env, ...environment }, maxBuffer: 64 * 1024 * 1024 };
    const args = [...words, "--non-interactive", "--color", "never"];
    const { stdout } = await run("pulumi", args, options).catch(
      (error: Error & { stdout?: string; stderr?: string }) => {
        throw new Error(`pulumi ${words.join(" ")}:\n${error.stdout}\n${error.stderr}`);
      },
    );
    return stdout;
  };
  await pulumi("stack", "init", "test");
  return {
    pulumi,
    lastChanges: async () => {
      const [last] = JSON.parse(await pulumi("stack", "history", "--json", "--page-size", "1"));
      return last.resourceChanges;
    },
    remove: async () => await rm(folder, { recursive: true, force: true }),
  };
};
