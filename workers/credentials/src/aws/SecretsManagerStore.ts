import {
  DescribeSecretCommand,
  GetRandomPasswordCommand,
  GetSecretValueCommand,
  PutSecretValueCommand,
  ResourceExistsException,
  ResourceNotFoundException,
  type SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { RetryableError } from "@sallyport/worker-kit";
import { type SecretState, type SecretStore, trialStage } from "../ports.js";

/** 62 kinds of characters: 285 bits. Letters and digits stand in URLs and connection strings as they are. */
const PASSWORD_LENGTH = 48;

/** Secrets Manager. */
export class SecretsManagerStore implements SecretStore {
  readonly #client: SecretsManagerClient;

  constructor(client: SecretsManagerClient) {
    this.#client = client;
  }

  async describe(SecretId: string): Promise<SecretState> {
    const answer = await this.#client.send(new DescribeSecretCommand({ SecretId }));
    const { RotationEnabled = false, VersionIdsToStages = {}, RotationRules, CreatedDate, LastRotatedDate } = answer;
    return {
      rotationEnabled: RotationEnabled,
      days: RotationRules?.AutomaticallyAfterDays,
      created: CreatedDate,
      lastRotated: LastRotatedDate,
      stages: new Map(Object.entries(VersionIdsToStages)),
    };
  }

  async read(SecretId: string, VersionStage: string, VersionId?: string): Promise<string | undefined> {
    try {
      const command = new GetSecretValueCommand({ SecretId, VersionStage, VersionId });
      return (await this.#client.send(command)).SecretString;
    } catch (error) {
      if (error instanceof ResourceNotFoundException) return undefined;
      throw error;
    }
  }

  async writePending(SecretId: string, ClientRequestToken: string, SecretString: string): Promise<void> {
    const VersionStages = ["AWSPENDING"];
    try {
      await this.#client.send(new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString, VersionStages }));
    } catch (error) {
      // A version's value is written once.
      if (!(error instanceof ResourceExistsException)) throw error;
    }
  }

  async makeCurrent(SecretId: string, { from, to }: { readonly from: string; readonly to: string }): Promise<void> {
    await this.#client.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: "AWSCURRENT",
        MoveToVersionId: to,
        RemoveFromVersionId: from,
      }),
    );
  }

  async writeTrial(SecretId: string, ClientRequestToken: string, SecretString: string): Promise<void> {
    const VersionStages = [trialStage];
    await this.#client.send(new PutSecretValueCommand({ SecretId, ClientRequestToken, SecretString, VersionStages }));
  }

  async dropTrial(secretId: string, versionId: string): Promise<void> {
    await this.#removeStage(secretId, versionId, trialStage);
  }

  async endPending(secretId: string, versionId: string): Promise<void> {
    await this.#removeStage(secretId, versionId, "AWSPENDING");
  }

  async startedAt(SecretId: string, VersionStage: string, VersionId: string): Promise<Date | undefined> {
    return (await this.#client.send(new GetSecretValueCommand({ SecretId, VersionStage, VersionId }))).CreatedDate;
  }

  async randomPassword(): Promise<string> {
    const command = new GetRandomPasswordCommand({
      PasswordLength: PASSWORD_LENGTH,
      ExcludePunctuation: true,
      RequireEachIncludedType: true,
    });
    const { RandomPassword = "" } = await this.#client.send(command);
    if (/^[A-Za-z0-9]+$/.test(RandomPassword) && RandomPassword.length === PASSWORD_LENGTH) return RandomPassword;
    throw new RetryableError({
      reason: "weak-password",
      what: "Secrets Manager made no password of the length and the characters that were asked for",
      fix: "Nothing was changed: rotate again",
    });
  }

  async #removeStage(SecretId: string, RemoveFromVersionId: string, VersionStage: string): Promise<void> {
    const { stages } = await this.describe(SecretId);
    if (!stages.get(RemoveFromVersionId)?.includes(VersionStage)) return;
    await this.#client.send(new UpdateSecretVersionStageCommand({ SecretId, VersionStage, RemoveFromVersionId }));
  }
}
