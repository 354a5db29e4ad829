import { ProblemError } from "../http/ProblemError.js";
import { answers } from "../schema/answers.js";
import { mcpNameParameter } from "../schema/mcpNameParameter.js";
import { mcpKey } from "./mcpKey.js";
import type { Route } from "./Route.js";

export const deleteMcpConfig: Route = {
  method: "DELETE",
  path: "/mcp-config/{name}",
  summary: "Removes a configuration of MCP servers. Its versions stay, and can be read by their ids.",
  parameters: { name: mcpNameParameter },
  answer: { status: 200, schema: answers.mcpVersion },
  async handle({ parameters }, { settings, objects }) {
    const { name, key } = mcpKey(parameters);
    const version = await objects.remove(settings.BUCKET, key);
    if (version === undefined) throw new ProblemError(404, "mcp-config-unknown", "There is no such configuration.");
    return { status: 200, body: { name, version } };
  },
};
