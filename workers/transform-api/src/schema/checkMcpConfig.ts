import type { Fault } from "../http/ProblemError.js";
import type { McpConfig } from "./mcpConfig.js";

/** Forms of well-known credentials, and of arguments that give one. */
const secrets = [
  /\b(AKIA|ASIA)[A-Z0-9]{16}\b/,
  /\b(gh[pousr]_[A-Za-z0-9]{20,}|github_pat_\w{20,}|glpat-[\w-]{20,}|xox[abpr]-[\w-]{10,}|sk-[\w-]{20,})/,
  /-----BEGIN [A-Z ]*PRIVATE KEY-----/,
  /\beyJ[\w-]{10,}\.[\w-]{10,}\.[\w-]{5,}/,
  /^--?[\w-]*(token|secret|password|passwd|api-?key)[\w-]*=./i,
  /^https?:\/\/[^/\s]*:[^/\s]*@/i,
];

const MOST_SERVERS = 50;

/** What the schema cannot say: programs by the allow-list, and no secret in clear. Values are never repeated. */
export function checkMcpConfig({ mcpServers }: McpConfig, programs: readonly string[]): Fault[] {
  const servers = Object.entries(mcpServers);
  if (servers.length > MOST_SERVERS)
    return [{ pointer: "/mcpServers", code: "too-many-servers", detail: `There may be ${MOST_SERVERS} servers.` }];
  return servers.flatMap(([name, { command, args }]) => {
    const faults: Fault[] = [];
    const pointer = `/mcpServers/${name}`;
    if (!programs.includes(command))
      faults.push({
        pointer: `${pointer}/command`,
        code: "program-not-allowed",
        detail: `The program is not allowed; these are: ${programs.join(", ")}.`,
      });
    for (const [index, argument] of args.entries())
      if (secrets.some((pattern) => pattern.test(argument)))
        faults.push({
          pointer: `${pointer}/args/${index}`,
          code: "secret-in-clear",
          detail: "It looks like a secret: put it into Secrets Manager, and name it in secrets.",
        });
    return faults;
  });
}
