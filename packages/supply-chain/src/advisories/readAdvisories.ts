import type { Advisory } from "./Advisory.js";

type Answered = Readonly<Record<"severity" | "module_name" | "title" | "patched_versions", unknown>>;

/**
 * The advisories in what `pnpm audit --json` prints. Pure.
 *
 * @throws Error where it is no answer of the registry: silence is no clean bill
 */
export function readAdvisories(output: string): readonly Advisory[] {
  const advisories = advisoriesIn(output);
  if (advisories === undefined)
    throw new Error(`The registry did not say which advisories there are: ${output.trim()}`);
  return Object.values(advisories).map(({ severity, module_name, title, patched_versions }) => ({
    severity: String(severity),
    name: String(module_name),
    title: String(title),
    mended: String(patched_versions),
  }));
}

function advisoriesIn(output: string): Readonly<Record<string, Answered>> | undefined {
  try {
    const { advisories } = JSON.parse(output) as { readonly advisories?: unknown };
    return typeof advisories === "object" && advisories !== null ? (advisories as Record<string, Answered>) : undefined;
  } catch {
    return undefined;
  }
}
