import { randomUUID } from "node:crypto";
import {
  CreateSecretCommand,
  DescribeSecretCommand,
  type DescribeSecretCommandOutput,
  GetSecretValueCommand,
  PutSecretValueCommand,
  paginateListSecrets,
  ResourceNotFoundException,
  RotateSecretCommand,
  type SecretListEntry,
  type SecretsManagerClient,
} from "@aws-sdk/client-secrets-manager";
import type { SecretState, SecretVault, SecretVersion, StoredSecret, WriteSecretOptions } from "../ports.js";
import { Secret } from "../Secret.js";
import { vaultError } from "./vaultError.js";

/** Secrets Manager: the one place outside the rotation where its client is used (SEC-05). */
export class SecretsManagerVault implements SecretVault {
  readonly #client: SecretsManagerClient;

  constructor(client: SecretsManagerClient) {
    this.#client = client;
  }

  async read(secretId: string, VersionStage = "AWSCURRENT"): Promise<SecretVersion> {
    return await this.#named(secretId, async () => {
      const answer = await this.#client.send(new GetSecretValueCommand({ SecretId: secretId, VersionStage }));
      const { Name = secretId, ARN = secretId, VersionId = "", SecretString = "", CreatedDate } = answer;
      return { name: Name, arn: ARN, versionId: VersionId, value: new Secret(SecretString), created: CreatedDate };
    });
  }

  async describe(secretId: string): Promise<SecretState> {
    return await this.#named(secretId, async () => {
      const answer = await this.#client.send(new DescribeSecretCommand({ SecretId: secretId }));
      return stateOf(answer, answer.VersionIdsToStages);
    });
  }

  async list(prefix: string): Promise<readonly SecretState[]> {
    return await this.#named(prefix, async () => {
      const states: SecretState[] = [];
      const Filters = [{ Key: "name" as const, Values: [prefix] }];
      for await (const { SecretList = [] } of paginateListSecrets({ client: this.#client }, { Filters })) {
        // The filter looks for words; the name has to begin so.
        for (const entry of SecretList) {
          if (entry.Name?.startsWith(prefix)) states.push(stateOf(entry, entry.SecretVersionsToStages));
        }
      }
      return states;
    });
  }

  async write(name: string, value: Secret, options: WriteSecretOptions = {}): Promise<StoredSecret> {
    return await this.#named(name, async () => {
      // One token for both calls: a repetition of the same writing makes no second version.
      const ClientRequestToken = randomUUID();
      const SecretString = value.reveal();
      try {
        await this.#client.send(new PutSecretValueCommand({ SecretId: name, SecretString, ClientRequestToken }));
        return { name, versionId: ClientRequestToken, created: false };
      } catch (error) {
        if (!(error instanceof ResourceNotFoundException)) throw error;
      }
      const { kmsKeyId: KmsKeyId, description: Description, tags = {} } = options;
      const Tags = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
      const made = { Name: name, SecretString, ClientRequestToken, KmsKeyId, Description, Tags };
      await this.#client.send(new CreateSecretCommand(made));
      return { name, versionId: ClientRequestToken, created: true };
    });
  }

  async rotate(secretId: string, { days }: { readonly days?: number } = {}): Promise<string> {
    return await this.#named(secretId, async () => {
      const RotationRules = days === undefined ? undefined : { AutomaticallyAfterDays: days };
      const { VersionId = "" } = await this.#client.send(
        new RotateSecretCommand({ SecretId: secretId, RotationRules }),
      );
      return VersionId;
    });
  }

  async configureRotation(
    secretId: string,
    { functionArn, days }: { readonly functionArn?: string; readonly days: number },
  ): Promise<void> {
    await this.#named(secretId, async () => {
      const RotationRules = { AutomaticallyAfterDays: days };
      const rotation = { RotationLambdaARN: functionArn, RotationRules, RotateImmediately: false };
      await this.#client.send(new RotateSecretCommand({ SecretId: secretId, ...rotation }));
    });
  }

  close(): void {
    this.#client.destroy();
  }

  async #named<Result>(secretId: string, work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      throw vaultError(error, secretId);
    }
  }
}

function stateOf(
  entry: SecretListEntry | DescribeSecretCommandOutput,
  stages: Readonly<Record<string, readonly string[]>> = {},
): SecretState {
  const { Name = "", ARN = "", KmsKeyId, RotationEnabled = false, RotationLambdaARN, RotationRules } = entry;
  const { CreatedDate, LastRotatedDate, NextRotationDate, LastAccessedDate, DeletedDate } = entry;
  return {
    ...{ name: Name, arn: ARN, kmsKeyId: KmsKeyId, rotationEnabled: RotationEnabled },
    ...{ rotationFunctionArn: RotationLambdaARN, rotationDays: RotationRules?.AutomaticallyAfterDays },
    ...{ created: CreatedDate, lastRotated: LastRotatedDate, nextRotation: NextRotationDate },
    ...{ lastAccessed: LastAccessedDate, deleted: DeletedDate, stages: new Map(Object.entries(stages)) },
  };
}
