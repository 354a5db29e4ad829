import type { Advisory } from "./Advisory.js";

interface Audited {
  readonly name?: unknown;
  readonly skip_reason?: unknown;
  readonly vulns?: readonly { readonly id?: unknown; readonly aliases?: unknown; readonly fix_versions?: unknown }[];
}

/**
 * The advisories in what `pip-audit --format json` prints. They say no severity, so that each one blocks. Pure.
 *
 * @throws Error where it is no answer, or a package was not looked up: pip-audit itself ends well where the index knew none of them
 */
export function readPythonAdvisories(output: string): readonly Advisory[] {
  const dependencies = dependenciesIn(output);
  if (dependencies === undefined || dependencies.length === 0)
    throw new Error(`The index did not say which advisories there are: ${output.trim()}`);
  const skipped = dependencies.filter(({ vulns }) => !Array.isArray(vulns));
  if (skipped.length > 0)
    throw new Error(`The index did not say which advisories there are: ${skipped.map(reasonOf).join("; ")}`);
  return dependencies.flatMap(({ name, vulns = [] }) =>
    vulns.map(({ id, aliases, fix_versions }) => ({
      severity: "unknown",
      name: String(name),
      title: [id, ...listed(aliases)].join(", "),
      mended: listed(fix_versions).join(", ") || "no version yet",
    })),
  );
}

function dependenciesIn(output: string): readonly Audited[] | undefined {
  try {
    const { dependencies } = JSON.parse(output) as { readonly dependencies?: unknown };
    return Array.isArray(dependencies) ? (dependencies as readonly Audited[]) : undefined;
  } catch {
    return undefined;
  }
}

function reasonOf({ name, skip_reason }: Audited): string {
  return String(skip_reason ?? name);
}

function listed(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
