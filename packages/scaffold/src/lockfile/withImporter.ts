import { insertedInOrder } from "../edits/insertedInOrder.js";
import { ScaffoldError } from "../ScaffoldError.js";

/** The parts of a package.json that the lock file repeats. */
interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}

/**
 * pnpm's lock file with a new package of the workspace in it. Every dependency must be locked for another package already, so that a
 * scaffold brings nothing from the registry and `--frozen-lockfile` holds.
 *
 * @param folder of the new package, two levels deep, as those are from which links are taken
 * @throws ScaffoldError for a dependency that no package of that depth has
 */
export function withImporter(text: string, path: string, folder: string, manifest: Manifest): string {
  const begin = text.indexOf("\nimporters:\n");
  const end = text.indexOf("\npackages:\n");
  if (begin === -1 || end < begin) {
    throw new ScaffoldError(
      `${path} does not look as expected`,
      "see whether pnpm writes another form of lock file now",
    );
  }
  const importers = text.slice(begin, end);
  const block = [
    `  ${folder}:`,
    ...section("dependencies", manifest.dependencies, importers, path),
    ...section("devDependencies", manifest.devDependencies, importers, path),
    "",
  ];
  const added = insertedInOrder(importers, path, /^ {2}(\S+):(?: \{\})?$/, folder, block.join("\n"));
  return text.slice(0, begin) + added + text.slice(end);
}

function section(
  name: string,
  dependencies: Manifest["dependencies"],
  importers: string,
  path: string,
): readonly string[] {
  const names = Object.keys(dependencies ?? {}).sort();
  if (names.length === 0) return [];
  const entries = names.flatMap((dependency) => {
    const key = dependency.startsWith("@") ? `'${dependency}'` : dependency;
    const lines = lockedAs(importers, key);
    if (lines === undefined) {
      throw new ScaffoldError(`${path} has no ${dependency} yet`, "install it for the new package with pnpm by hand");
    }
    return [`      ${key}:`, ...lines];
  });
  return [`    ${name}:`, ...entries];
}

/** Specifier and version as a worker or stack has them: links are relative to its depth. */
function lockedAs(importers: string, key: string): readonly string[] | undefined {
  for (const block of importers.split(/\n(?= {2}\S)/)) {
    if (!/^ {2}(stacks|workers)\//.test(block)) continue;
    const lines = block.split("\n");
    const at = lines.indexOf(`      ${key}:`);
    if (at !== -1) return lines.slice(at + 1, at + 3);
  }
  return undefined;
}
