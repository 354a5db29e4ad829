import { dirname } from "node:path";

/** The folder of this package, whether its source or its compiled output runs. */
export const packageRoot = dirname(dirname(import.meta.dirname));
