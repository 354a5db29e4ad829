import { readFileSync } from "node:fs";
import { SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import { clientSettings, createLogger } from "@sallyport/worker-kit";
import { SecretsManagerStore } from "./aws/SecretsManagerStore.js";
import { handleRotation } from "./handleRotation.js";
import { connectVerified } from "./postgres/connectVerified.js";
import { PostgresTarget } from "./postgres/PostgresTarget.js";
import { readSettings } from "./settings.js";

const settings = readSettings(process.env);
const logger = createLogger({
  service: "credentials",
  write: (line) => void process.stdout.write(line),
  level: settings.SALLYPORT_LOG_LEVEL,
});
const client = new SecretsManagerClient(clientSettings({ region: settings.AWS_REGION, maxSockets: 4 }));
const connect = connectVerified(settings.DB_CA && readFileSync(settings.DB_CA, "utf8"));
const ports = { store: new SecretsManagerStore(client), targets: { postgres: new PostgresTarget(connect) } };

/** Called by Secrets Manager at each step of a rotation. */
export const handler = (event: unknown): Promise<void> => handleRotation(event, ports, logger);
