import { ConfigError, planInput } from "@sallyport/stack-kit";
import type { EtlConfig } from "../config/EtlConfig.js";
import type { EtlPlan } from "./EtlPlan.js";

/** Where the worker keeps what it could not load, which an input below it would feed back. */
const quarantine = "quarantine/";

/** The schema in which the worker keeps its ledger. */
const ledgerSchema = "sallyport_etl";

/** The login role that the migration makes; its twin is for the rotation alone. */
const loaderUser = "etl_loader";

/**
 * What the configuration means as a whole.
 *
 * @param region the region of the stack: bucket, queue, database and workers are all there
 * @throws ConfigError for a key without a bucket or of another region, an input folder among what is set aside, tables
 *   in the ledger's schema, storage that shrinks, more tasks at least than at most, prod without a standby, an alarm on
 *   rejected rows that the failure of the load comes before, and a lock that outlasts what it locks
 */
export function planEtl(config: EtlConfig, region: string): EtlPlan {
  for (const refuse of refusals) refuse(config);
  const base = `etl-${config.environment}`;
  return { config, region, base, input: planInput(config.input, region, base), loaderUser };
}

const refusals: readonly ((config: EtlConfig) => void)[] = [
  ({ input: { prefix } }) => {
    if (!prefix.startsWith(quarantine)) return;
    const problem = `${quarantine} is where the worker keeps what it could not load`;
    throw new ConfigError("input.prefix", problem, 'read another folder, such as "data/"');
  },
  ({ database: { schema } }) => {
    if (schema !== ledgerSchema) return;
    const problem = `${ledgerSchema} is where the worker keeps its ledger, and a file could then overwrite it`;
    throw new ConfigError("database.schema", problem, 'load into another schema, such as "etl"');
  },
  ({ database: { storageGib, maxStorageGib = storageGib } }) => {
    if (storageGib <= maxStorageGib) return;
    const problem = `${maxStorageGib} is less than database.storageGib, ${storageGib}`;
    throw new ConfigError("database.maxStorageGib", problem, "let it grow to more than it begins with");
  },
  ({ environment, database: { multiAz } }) => {
    if (environment !== "prod" || multiAz !== false) return;
    throw new ConfigError("database.multiAz", "prod would fail with its zone (NET-04)", "leave it out");
  },
  ({ load: { rejectPercent, rejectAlarmPercent } }) => {
    if (rejectAlarmPercent <= rejectPercent) return;
    const problem = `a load fails from ${rejectPercent} % on, so that ${rejectAlarmPercent} % is never reached`;
    throw new ConfigError("load.rejectAlarmPercent", problem, "give load.rejectPercent at most");
  },
  ({ worker: { minTasks, maxTasks } }) => {
    if (minTasks <= maxTasks) return;
    throw new ConfigError("worker.minTasks", `${minTasks} is more than worker.maxTasks, ${maxTasks}`, "lower it");
  },
  ({ backup: { keepDays, lockDays } }) => {
    if (lockDays <= keepDays) return;
    const problem = `AWS Backup refuses to keep for ${keepDays} days what is locked for ${lockDays}`;
    throw new ConfigError("backup.lockDays", problem, "give backup.keepDays at most");
  },
];
