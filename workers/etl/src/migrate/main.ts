import { readFileSync } from "node:fs";
import { openVault, readSecret } from "@sallyport/credentials/vault";
import { createLogger, describeError, WorkerError } from "@sallyport/worker-kit";
import { type MigrationAnswer, runMigration } from "./runMigration.js";
import { readMigrationSettings } from "./settings.js";

/** Called by the deployment, with no input. What it throws fails the deployment, with a message without secrets. */
export const handler = async (): Promise<MigrationAnswer> => {
  const write = (line: string): void => void process.stdout.write(line);
  const logger = createLogger({ service: "etl-migration", write });
  try {
    const settings = readMigrationSettings(process.env);
    const vault = openVault({ region: settings.AWS_REGION });
    const ca = settings.DB_CA && readFileSync(settings.DB_CA, "utf8");
    const answer = await runMigration(settings, { readSecret: async (arn) => await readSecret(vault, arn), ca });
    logger.info("migration.done", { ...answer });
    return answer;
  } catch (error) {
    logger.error("migration.failed", describeError(error));
    if (error instanceof WorkerError) throw new Error(error.message);
    throw new Error(`The migration failed (${String(describeError(error).reason)}); the function's log has more`);
  }
};
