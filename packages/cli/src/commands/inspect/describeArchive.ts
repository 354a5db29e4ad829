import { printable } from "../../output/printable.js";
import { size } from "../../output/size.js";
import type { ArchiveDescription } from "./summariseArchive.js";

/** An archive for a person: the facts, then one line an object. */
export function describeArchive(archive: ArchiveDescription, address: string): string {
  const width = Math.max(...archive.contents.map(({ size: bytes }) => size(bytes).length), 0);
  return [
    printable(address),
    `  objects   ${archive.objects}, ${size(archive.bytes)} in ${size(archive.archiveBytes)}, ${archive.ratio} times smaller`,
    `  sha256    ${archive.sha256}`,
    `  id        ${archive.id}${archive.rule === "" ? "" : `, rule ${printable(archive.rule)}`}`,
    `  frames    ${archive.frames} of zstd level ${archive.levels.join(", ")}`,
    ...archive.targets.map(({ region, bucket }) => `  target    ${printable(bucket)} (${printable(region)})`),
    "",
    ...archive.contents.map(({ key, size: bytes, lastModified }) => {
      return `  ${lastModified}  ${size(bytes).padStart(width)}  ${printable(key)}`;
    }),
    ...(archive.deletions ?? []).map(
      ({ key, deletedAt = "at no known time" }) => `  deleted ${deletedAt}  ${printable(key)}`,
    ),
    "",
  ].join("\n");
}
