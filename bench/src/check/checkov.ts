import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { ensurePythonPackages } from "@sallyport/sandbox";
import { repository } from "../runSallyport.js";

/** What checkov has to say of a plan. */
export interface CheckovAnswers {
  /** Resources of which at least one check said something. */
  readonly judged: number;
  /** Checks that passed or failed, over all resources. */
  readonly answers: number;
}

interface Output {
  readonly results: Readonly<Record<"passed_checks" | "failed_checks", readonly { readonly resource: string }[]>>;
}

/**
 * The Python of a virtual environment in the cache, which holds the packages of `requirements.txt`, each checked by its hash.
 *
 * @throws SandboxError where it cannot be installed
 */
export async function installCheckov(onProgress: (line: string) => void): Promise<string> {
  const requirements = join(repository, "bench", "requirements.txt");
  return await ensurePythonPackages(
    { tool: "checkov", title: "checkov", requirements, modules: ["checkov.main"] },
    { onProgress },
  );
}

/** Seconds in which checkov scans a plan of Terraform and reports what failed, from start to exit. */
export function timeCheckov(python: string, plan: string): number {
  const start = performance.now();
  scan(python, plan, "--quiet");
  return (performance.now() - start) / 1000;
}

export function answersOfCheckov(python: string, plan: string): CheckovAnswers {
  const { results } = JSON.parse(scan(python, plan)) as Output;
  const answers = [...results.passed_checks, ...results.failed_checks];
  return { judged: new Set(answers.map(({ resource }) => resource)).size, answers: answers.length };
}

/** With every check that checkov brings and nothing downloaded. */
function scan(python: string, plan: string, ...options: readonly string[]): string {
  const what = ["-f", plan, "--framework", "terraform_plan", "--skip-download"];
  const args = ["-m", "checkov.main", ...what, "--output", "json", "--compact", ...options];
  const { status, stdout, stderr, error } = spawnSync(python, args, { encoding: "utf8", maxBuffer: 256 * 1024 ** 2 });
  // 1 means failed checks.
  if (status === 0 || status === 1) return stdout;
  throw new Error(`checkov ended with ${status}: ${error?.message ?? stderr.slice(-2000)}`);
}
