import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { checkMcpConfig } from "./checkMcpConfig.js";
import { mcpConfig } from "./mcpConfig.js";

const server = { command: "npx", args: ["-y", "@acme/server"] };
const faults = (config: object): string[] =>
  checkMcpConfig(mcpConfig.parse({ mcpServers: { a: { ...server, ...config } } }), ["npx"]).map(({ code }) => code);

describe("an MCP configuration", () => {
  test("names programs and secrets", () => {
    expect(faults({ secrets: { TOKEN: { secret: "atx/github-token", key: "token" } } })).toEqual([]);
  });

  test.each([
    [{ command: "bash" }, "program-not-allowed"],
    [{ args: ["AKIAIOSFODNN7EXAMPLE"] }, "secret-in-clear"],
    [{ args: [`ghp_${"a".repeat(36)}`] }, "secret-in-clear"],
    [{ args: ["--api-key=abc"] }, "secret-in-clear"],
    [{ args: ["https://user:pass@example.com/"] }, "secret-in-clear"],
    [{ args: ["-----BEGIN PRIVATE KEY-----"] }, "secret-in-clear"],
  ])("with %j is refused", (config, code) => {
    expect(faults(config)).toEqual([code]);
  });

  test.each([
    { mcpServers: { a: { ...server, env: { TOKEN: "x" } } } },
    { mcpServers: { "a/b": server } },
    { mcpServers: { a: { ...server, command: "../npx" } } },
    { mcpServers: { a: { ...server, args: "x" } } },
    { mcpServers: {}, more: 1 },
    {},
  ])("%j is of another form", (config) => {
    expect(mcpConfig.safeParse(config).success).toBe(false);
  });

  test("of any form never throws", () => {
    fc.assert(fc.property(fc.anything(), (config) => void mcpConfig.safeParse(config)));
  });
});
