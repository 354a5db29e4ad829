import { stringify } from "yaml";
import { routes } from "../routes/routes.js";
import { openApiDocument } from "./openApiDocument.js";
import { requestSchemaOf } from "./requestSchemaOf.js";

/** Files that are made from the routes, by their path in the repository. */
export function references(): Readonly<Record<string, string>> {
  const table = routes.map((route) => {
    const { method, path } = route;
    const requestSchema = requestSchemaOf(route);
    return { method, path, ...(requestSchema !== undefined && { requestSchema }) };
  });
  return {
    "docs/reference/transform-api.yaml": `# Made from the schemas of workers/transform-api; do not edit.\n${stringify(openApiDocument(routes), { lineWidth: 140, aliasDuplicateObjects: false })}`,
    // What a stack gives HardenedApi: it never imports a worker.
    "workers/transform-api/routes.json": `${JSON.stringify(table, undefined, 2)}\n`,
  };
}
