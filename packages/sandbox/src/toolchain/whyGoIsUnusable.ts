import { runTool } from "./runTool.js";

const needed = [1, 25] as const;

/** Why Pulumi's programs cannot be built here; `undefined` where Go is recent enough. */
export async function whyGoIsUnusable(environment: NodeJS.ProcessEnv): Promise<string | undefined> {
  const result = await runTool("go", ["env", "GOVERSION"], { environment });
  if (result.code !== 0) return "no Go on PATH to build with";
  const [major = 0, minor = 0] = (/go(\d+)\.(\d+)/.exec(result.stdout) ?? []).slice(1).map(Number);
  const recent = major > needed[0] || (major === needed[0] && minor >= needed[1]);
  return recent ? undefined : `Go is ${result.stdout.trim()}, and the build needs ${needed.join(".")} or later`;
}
