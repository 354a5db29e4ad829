import { ConfigError, planInput } from "@sallyport/stack-kit";
import type { KpiConfig } from "../config/KpiConfig.js";
import type { KpiPlan, SparkPlan } from "./KpiPlan.js";

/** Folders of the artifact bucket, which an input below them would feed back. */
const artifactFolders = ["state/", "quarantine/"];

/**
 * What the configuration means as a whole.
 *
 * @param region the region of the stack: bucket, tables, queue and workers are all there
 * @throws ConfigError for two tables of one name, a key without a bucket, a key of another region, an input folder
 *   that has the name of a folder in which the worker keeps its own, a quiet period that can never pass, and Spark
 *   without an image
 */
export function planKpi(config: KpiConfig, region: string): KpiPlan {
  refuseSharedTables(config);
  refuseOwnFolders(config);
  refuseEndlessWait(config);
  const base = `kpi-${config.environment}`;
  return { config, region, base, input: planInput(config.input, region, base), spark: sparkOf(config) };
}

function refuseSharedTables({ tables }: KpiConfig): void {
  const names = Object.entries(tables);
  names.forEach(([table, name], index) => {
    const earlier = names.slice(0, index).find(([, other]) => other === name);
    if (earlier === undefined) return;
    const problem = `tables.${earlier[0]} is ${name} too, and their items have other keys`;
    throw new ConfigError(`tables.${table}`, problem, "give each table a name of its own");
  });
}

function refuseOwnFolders({ input: { prefix } }: KpiConfig): void {
  const own = artifactFolders.find((folder) => prefix.startsWith(folder));
  if (own === undefined) return;
  const problem = `${own} is where the worker keeps what it makes`;
  throw new ConfigError("input.prefix", problem, 'read another folder, such as "Data/"');
}

function refuseEndlessWait({ run: { quietSeconds, longestWaitSeconds } }: KpiConfig): void {
  if (quietSeconds <= longestWaitSeconds) return;
  const problem = `${quietSeconds} is longer than run.longestWaitSeconds, ${longestWaitSeconds}`;
  throw new ConfigError("run.quietSeconds", problem, "wait for quiet less long, or longer in all");
}

function sparkOf({ engine, spark: { imageVersion, ...spark } }: KpiConfig): SparkPlan | undefined {
  if (engine === "duckdb") return undefined;
  if (imageVersion !== undefined) return { ...spark, imageVersion };
  const fix = "name the version or digest of the image that workers/kpi/spark/Dockerfile makes";
  throw new ConfigError("spark.imageVersion", "there is none, and the engine is spark", fix);
}
