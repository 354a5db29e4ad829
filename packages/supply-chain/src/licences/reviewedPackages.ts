import type { ReviewedPackage } from "./ReviewedPackage.js";

const unchanged = "Artistic-2.0 lets anyone pass it on as it is, and it is used and passed on unchanged";
const attribution =
  "data that a development tool reads, under a licence that asks for attribution; no part of what is published";

/** What people looked at. A pull request that adds to it says who read the text. */
export const reviewedPackages: readonly ReviewedPackage[] = [
  {
    name: "@logdna/tail-file",
    licence: "SEE LICENSE IN LICENSE",
    reason: "the file holds the text of the MIT licence",
  },
  ...["binaryextensions", "editions", "istextorbinary", "textextensions", "version-range"].map((name) => ({
    name,
    licence: "Artistic-2.0",
    reason: unchanged,
  })),
  {
    name: "axe-core",
    licence: "MPL-2.0",
    reason: "asks for the source of its own files alone, is used unchanged, and by tests of pages only",
  },
  { name: "caniuse-lite", licence: "CC-BY-4.0", reason: attribution },
  { name: "spdx-exceptions", licence: "CC-BY-3.0", reason: attribution },
];
