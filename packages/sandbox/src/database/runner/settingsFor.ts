import type { ServerSettings } from "../server/ServerSettings.js";
import type { DesiredInstance } from "./DesiredInstance.js";

type Parameters = DesiredInstance["parameters"];
type Settings = Omit<ServerSettings, "port">;

/** RDS computes such values from the instance class; a server on a developer's machine keeps PostgreSQL's own. */
const isFormula = (value: string): boolean => /[{}]/.test(value);

/**
 * The settings of a server from its parameter group. `rds.force_ssl` is 1 unless the group says otherwise, as for
 * PostgreSQL 15 and later on RDS. Those of its preloaded libraries that only RDS has are left out. Pure.
 *
 * @param modules names of the libraries that this PostgreSQL has
 * @param booted what the server was last started with: kept for parameters that wait for a restart; undefined at a start
 */
export function settingsFor(parameters: Parameters, modules: ReadonlySet<string>, booted?: Settings): Settings {
  const chosen: Record<string, string> = { "rds.force_ssl": "1" };
  for (const [name, { value, immediate }] of Object.entries(parameters)) {
    const effective = immediate || booted === undefined ? value : booted.parameters[name];
    if (effective === undefined || isFormula(effective)) continue;
    chosen[name] = name === "shared_preload_libraries" ? known(effective, modules) : effective;
  }
  return { forceSsl: chosen["rds.force_ssl"] !== "0", parameters: chosen };
}

function known(libraries: string, modules: ReadonlySet<string>): string {
  const names = libraries.split(",").map((name) => name.trim());
  return names.filter((name) => modules.has(name)).join(",");
}
