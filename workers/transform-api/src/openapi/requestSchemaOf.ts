import { z } from "zod";
import type { Route } from "../routes/Route.js";

/** Nothing is described and nothing has an id, so that everything is in its place: API Gateway resolves no `definitions`. */
const undescribed = z.registry<z.core.GlobalMeta>();

/**
 * The JSON schema of a route's body, draft 4, as text: what API Gateway refuses before the function is called. Undefined for a route without
 * a body. Names of a map's entries are not in it, since draft 4 has no word for them; the function checks them.
 */
export function requestSchemaOf({ request }: Route): string | undefined {
  if (request === undefined) return undefined;
  const options = { target: "draft-4", io: "input", metadata: undescribed, override: drop } as const;
  const { $schema: _dialect, ...schema } = z.toJSONSchema(request, options);
  return JSON.stringify(schema);
}

function drop({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.propertyNames;
  delete jsonSchema.default;
}
