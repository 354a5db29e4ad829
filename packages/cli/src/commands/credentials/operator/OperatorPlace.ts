import type { CloudWatchLogsClient } from "@aws-sdk/client-cloudwatch-logs";
import type { LambdaClient } from "@aws-sdk/client-lambda";
import type { SNSClient } from "@aws-sdk/client-sns";
import { type EnvironmentName, readManagerSettings, type SecretVault, secretNameOf } from "@sallyport/credentials";
import { currentRegion } from "../../../settings/currentRegion.js";
import { makeAccountClients } from "../../security/makeAccountClients.js";

/** Where an operator handles the login of an environment, as the role of the shell. */
export interface OperatorPlace {
  readonly environment: EnvironmentName;
  /** Name of the login's secret. */
  readonly secretName: string;
  /** Name of the secret of the login that may change passwords, where the stack's configuration names no other. */
  readonly administratorName: string;
  readonly vault: SecretVault;
  readonly lambda: LambdaClient;
  readonly sns: SNSClient;
  readonly logs: CloudWatchLogsClient;
}

/** @throws CommandError without a region; CredentialError for settings that cannot be used */
export function operatorPlace(environment: EnvironmentName): OperatorPlace {
  const { namespace } = readManagerSettings(process.env);
  const region = currentRegion();
  const clients = makeAccountClients(process.env);
  return {
    environment,
    secretName: secretNameOf(namespace, "clickhouse", environment),
    administratorName: `${namespace}/clickhouse-admin/${environment}`,
    vault: clients.vault(region),
    lambda: clients.lambda(region),
    sns: clients.sns(region),
    logs: clients.logs(region),
  };
}
