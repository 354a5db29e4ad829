import type { ImageFinding } from "./ImageFinding.js";

interface Match {
  readonly vulnerability?: {
    readonly id?: unknown;
    readonly severity?: unknown;
    readonly fix?: { readonly versions?: readonly string[] };
  };
  readonly artifact?: { readonly name?: unknown; readonly version?: unknown };
}

interface Report {
  readonly matches?: readonly Match[];
  readonly source?: { readonly type?: unknown; readonly target?: { readonly userInput?: unknown } };
}

/**
 * The findings in a report of Grype (`grype IMAGE --output json`), each once: it has one match for every place of a package. Pure.
 *
 * @throws Error where it is no report of an image, or a finding is not whole: silence is no clean bill
 */
export function readScan(text: string): readonly ImageFinding[] {
  const { matches, source } = parsed(text);
  const image = source?.target?.userInput;
  if (!Array.isArray(matches) || source?.type !== "image" || typeof image !== "string")
    throw new Error("The scanner did not say what it found in which image");
  const found = new Map<string, ImageFinding>();
  for (const { vulnerability, artifact } of matches as readonly Match[]) {
    const { id, severity, fix } = vulnerability ?? {};
    const { name, version } = artifact ?? {};
    if (typeof id !== "string" || typeof name !== "string")
      throw new Error(`The scanner found something in ${image} that it does not name`);
    found.set(`${id} ${name} ${version}`, {
      ...{ image, id, package: name, version: String(version ?? "") },
      severity: String(severity ?? "unknown").toLowerCase(),
      mendedIn: fix?.versions ?? [],
    });
  }
  return [...found.values()];
}

function parsed(text: string): Report {
  try {
    const report: unknown = JSON.parse(text);
    return typeof report === "object" && report !== null ? report : {};
  } catch {
    return {};
  }
}
