import { allowedBy } from "./allowedBy.js";
import type { InstalledPackage } from "./InstalledPackage.js";
import type { ReviewedPackage } from "./ReviewedPackage.js";

/**
 * The packages whose licence nobody allowed, and the reviews of packages that are there no more, or changed. Pure.
 *
 * @returns one line each, none where all is well
 */
export function licenceProblems(
  packages: readonly InstalledPackage[],
  allowed: ReadonlySet<string>,
  reviewed: readonly ReviewedPackage[],
): readonly string[] {
  const used = new Set<ReviewedPackage>();
  const problems = packages.flatMap(({ name, version, licence }) => {
    if (allowedBy(licence, allowed)) return [];
    const review = reviewed.find((each) => each.name === name && each.licence === licence);
    if (review === undefined) {
      return [
        `${name}@${version} is under ${licence === "" ? "no licence that it names" : licence}, which is not allowed`,
      ];
    }
    used.add(review);
    return [];
  });
  const idle = reviewed.filter((review) => !used.has(review)).map(({ name }) => `${name} needs no review any more`);
  return [...problems, ...idle];
}
