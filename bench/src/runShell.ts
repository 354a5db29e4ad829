import { spawnSync } from "node:child_process";

export interface ShellRun {
  readonly seconds: number;
  /** User and system time of all its processes. */
  readonly cpuSeconds: number;
}

/** Runs a shell command line and measures it. `values` are its $1, $2, …, so that no path is taken for syntax. */
export function runShell(command: string, values: readonly string[]): ShellRun {
  const start = performance.now();
  // `times` prints two lines, the shell's own time and that of the processes that it started.
  const { status, stdout, stderr } = spawnSync("sh", ["-c", `${command} || exit; times`, "sh", ...values], {
    encoding: "utf8",
  });
  const seconds = (performance.now() - start) / 1000;
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${stderr}`);
  const [, children = ""] = stdout.trim().split("\n");
  const cpuSeconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + Number(minutes) * 60 + Number(rest),
    0,
  );
  return { seconds, cpuSeconds };
}

/** Why the peers `tar` and `zstd` cannot be run here; undefined where they can. */
export function missingPeer(): string | undefined {
  const missing = ["tar", "zstd"].find((program) => spawnSync(program, ["--version"]).status !== 0);
  return missing && `no ${missing} on PATH`;
}
