import { checked } from "../http/checked.js";
import { ProblemError } from "../http/ProblemError.js";
import { answers } from "../schema/answers.js";
import { checkMcpConfig } from "../schema/checkMcpConfig.js";
import { mcpConfig } from "../schema/mcpConfig.js";
import { mcpNameParameter } from "../schema/mcpNameParameter.js";
import { mcpKey } from "./mcpKey.js";
import type { Route } from "./Route.js";

export const putMcpConfig: Route = {
  method: "PUT",
  path: "/mcp-config/{name}",
  summary: "Keeps a configuration of MCP servers, as a new version.",
  request: mcpConfig,
  parameters: { name: mcpNameParameter },
  answer: { status: 200, schema: answers.mcpVersion },
  links: { getMcpConfigName: { name: "$response.body#/name" }, deleteMcpConfigName: { name: "$response.body#/name" } },
  async handle({ body, parameters }, { settings, objects }) {
    const { name, key } = mcpKey(parameters);
    const config = checked(mcpConfig, body);
    const faults = checkMcpConfig(config, settings.ALLOWED_MCP_PROGRAMS);
    if (faults.length > 0)
      throw new ProblemError(400, "mcp-config-not-valid", "The configuration may not be kept.", faults);
    const version = await objects.put(settings.BUCKET, key, JSON.stringify(config));
    return { status: 200, body: { name, version } };
  },
};
