import { checked } from "../http/checked.js";
import { ProblemError } from "../http/ProblemError.js";
import { answers } from "../schema/answers.js";
import { mcpConfig } from "../schema/mcpConfig.js";
import { mcpNameParameter } from "../schema/mcpNameParameter.js";
import { versionQuery } from "../schema/versionQuery.js";
import { mcpKey } from "./mcpKey.js";
import type { Route } from "./Route.js";

const MOST_BYTES = 8 * 1024 * 1024;

export const getMcpConfig: Route = {
  method: "GET",
  path: "/mcp-config/{name}",
  summary: "A configuration of MCP servers, the latest or a version of it.",
  parameters: { name: mcpNameParameter },
  query: versionQuery,
  answer: { status: 200, schema: answers.mcpStored },
  async handle({ parameters, query }, { settings, objects }) {
    const { name, key } = mcpKey(parameters);
    const { version } = checked(versionQuery, query, "?");
    const stored = await objects.get(settings.BUCKET, key, { mostBytes: MOST_BYTES, version, mayBeMissing: true });
    if (stored === undefined) throw new ProblemError(404, "mcp-config-unknown", "There is no such configuration.");
    const { mcpServers } = mcpConfig.parse(JSON.parse(stored.text));
    return {
      status: 200,
      body: { name, version: stored.version, updatedAt: stored.modified.toISOString(), mcpServers },
    };
  },
};
