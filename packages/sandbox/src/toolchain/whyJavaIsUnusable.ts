import { spawnSync } from "node:child_process";
import { join } from "node:path";

/** Spark 3.5 takes 8 and 11 too; only 17 is tested here. */
const needed = 17;

/** Why Spark cannot run here; `undefined` where the Java of `JAVA_HOME`, or else of PATH, is recent enough. */
export function whyJavaIsUnusable(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const { JAVA_HOME: home = "" } = environment;
  const java = home === "" ? "java" : join(home, "bin", "java");
  const { status, stderr } = spawnSync(java, ["-version"], { env: environment, encoding: "utf8", timeout: 30_000 });
  const [, version] = /version "(\d+)/.exec(stderr ?? "") ?? [];
  if (status !== 0 || version === undefined) return home === "" ? "no Java on PATH" : `no Java at ${java}`;
  return Number(version) >= needed ? undefined : `Java is of version ${version}, and Spark needs ${needed} or later`;
}
