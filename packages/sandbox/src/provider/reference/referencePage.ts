import { dirname, join } from "node:path";
import { packageRoot } from "../../lifecycle/packageRoot.js";

/** Where the generated page is: docs/reference/sandbox-resource-types.md of the repository. */
export const referencePage = join(dirname(dirname(packageRoot)), "docs", "reference", "sandbox-resource-types.md");
