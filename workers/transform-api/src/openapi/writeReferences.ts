import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { references } from "./references.js";

/** Writes the OpenAPI document and the table of routes, from `dist`. */
const repository = join(import.meta.dirname, "..", "..", "..", "..");
for (const [path, text] of Object.entries(references())) writeFileSync(join(repository, path), text);
