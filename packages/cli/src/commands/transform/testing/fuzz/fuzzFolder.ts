import { join } from "node:path";
import { findRepositoryRoot } from "../../../../workspace/findRepositoryRoot.js";

/** Requirements, configuration and hooks of Schemathesis, beside the API that it calls. */
export const fuzzFolder = join(findRepositoryRoot(import.meta.dirname), "workers", "transform-api", "fuzz");
