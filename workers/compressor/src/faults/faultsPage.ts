import { join } from "node:path";

/** The root of the repository. */
export const repository = join(import.meta.dirname, "..", "..", "..", "..");

/** The page that `describeFaults` writes. */
export const faultsPage = join(repository, "docs", "guides", "compressor-faults.md");
