import { checked } from "../http/checked.js";
import { mcpNameParameter } from "../schema/mcpNameParameter.js";

/** Name and key of an MCP configuration. @throws ProblemError `request-not-valid` */
export function mcpKey(parameters: Readonly<Record<string, string>>): { readonly name: string; readonly key: string } {
  const name = checked(mcpNameParameter, parameters.name, "/name");
  return { name, key: `mcp/${name}.json` };
}
