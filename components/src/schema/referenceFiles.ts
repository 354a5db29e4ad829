import { join } from "node:path";
import { packageSchema } from "./packageSchema.js";
import { referencePage } from "./referencePage.js";

const repository = join(__dirname, "..", "..", "..");

/** The files made from the components' source: absolute path and what must be in it. */
export function referenceFiles(): { readonly path: string; readonly content: string }[] {
  const schema = packageSchema();
  return [
    { path: join(repository, "components", "schema.json"), content: `${JSON.stringify(schema, null, 2)}\n` },
    { path: join(repository, "docs", "reference", "components.md"), content: referencePage(schema) },
  ];
}
