import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fuzzFolder } from "./fuzzFolder.js";

/** Says why Schemathesis cannot be installed here, in words for the title of a test that is skipped; undefined where it can. */
export function whySchemathesisIsUnusable(): string | undefined {
  const wanted = readFileSync(join(fuzzFolder, "requirements.in"), "utf8").split("\n")[0] ?? "";
  // A dry run asks the index for what it would take, and changes nothing.
  const pip = ["-m", "pip", "install", "--dry-run", "--no-deps", "--ignore-installed", "--quiet", "--retries", "1"];
  // Of a distribution's Python too; pip before 23 does not know the option, and does not mind the variable.
  const env = { ...process.env, PIP_BREAK_SYSTEM_PACKAGES: "1", PIP_DISABLE_PIP_VERSION_CHECK: "1" };
  const { status, error, stderr } = spawnSync("python3", [...pip, wanted], { encoding: "utf8", timeout: 60_000, env });
  if (status === 0) return undefined;
  if (error !== undefined) return `python3 does not run: ${error.message}`;
  return `Python's package index does not give ${wanted}: ${stderr.trim().split("\n").at(-1) ?? ""}`;
}
