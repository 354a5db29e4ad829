import type { ResourceView } from "../../engine/ResourceView.js";
import { documentClusterType, graphClusterType } from "./databaseTypes.js";

/** Engines whose type says which they are. */
const ofTypes: Readonly<Record<string, string>> = { [documentClusterType]: "docdb", [graphClusterType]: "neptune" };

/**
 * The family of a database's engine: "postgres", "aurora-postgresql", "mysql", "aurora-mysql", "mariadb", "oracle", "sqlserver", "docdb",
 * "neptune", whatever the edition. Undefined where nothing says so, as with a replica.
 */
export function engineOf({ type, inputs }: ResourceView): string | undefined {
  const known = ofTypes[type];
  if (known !== undefined) return known;
  const engine = inputs.engine;
  if (typeof engine !== "string" || engine === "") return undefined;
  if (engine === "aurora") return "aurora-mysql";
  return /^(custom-)?(oracle|sqlserver|db2)/.exec(engine)?.[2] ?? engine;
}
