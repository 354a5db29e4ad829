import {
  GetSecretValueCommand,
  PutSecretValueCommand,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { describeSecret } from "./describeSecret.js";

const inputs = {
  secretBinary: shape.text(),
  secretId: shape.required(shape.text()),
  secretString: shape.text(),
  secretStringWo: shape.text(),
  secretStringWoVersion: shape.number(),
  versionStages: shape.set(shape.text()),
};

type VersionInputs = InputsOf<typeof inputs>;

const secret = (name: string) => ({
  type: "aws:secretsmanager/secret:Secret",
  inputs: () => ({ name, recoveryWindowInDays: 0 }),
});

/** A value of a secret. One that is write-only is never read back, so that the deployer needs no right to read it. */
export const SecretVersion = defineResource({
  type: "aws:secretsmanager/secretVersion:SecretVersion",
  applied: true,
  why: "The value is what readers get; AWSCURRENT stays with it until another version takes it over.",
  inputs,
  recordedInputs: {
    secretStringWo: "It is written and, by its nature, never read.",
    secretStringWoVersion: "It only says that the write-only value is another one.",
  },
  replacedBy: ["secretBinary", "secretId", "secretString", "secretStringWoVersion"],
  secrets: ["secretBinary", "secretString", "secretStringWo"],
  survivesDelete: "A version with the stage AWSCURRENT goes with its secret only.",
  examples: [
    {
      needs: { secret: secret("conformance/written") },
      base: (made) => ({
        secretId: made("secret", "arn"),
        secretStringWo: "conformance-written",
        secretStringWoVersion: 1,
        versionStages: ["AWSCURRENT", "CONFORMANCE"],
      }),
      updated: (made) => ({
        secretId: made("secret", "arn"),
        secretStringWo: "conformance-written",
        secretStringWoVersion: 1,
        versionStages: ["AWSCURRENT", "OTHER"],
      }),
      replacing: (made) => ({
        secretId: made("secret", "arn"),
        secretStringWo: "conformance-rewritten",
        secretStringWoVersion: 2,
      }),
    },
    {
      needs: { secret: secret("conformance/kept") },
      base: (made) => ({ secretId: made("secret", "arn"), secretString: "conformance-kept" }),
      replacing: (made) => ({ secretId: made("secret", "arn"), secretBinary: btoa("conformance-kept") }),
    },
  ],
  validate: ({ secretBinary, secretString, secretStringWo, secretStringWoVersion }) => {
    const values = [secretBinary, secretString, secretStringWo].filter((value) => value !== undefined);
    return [
      ...(values.length === 1
        ? []
        : [{ property: "secretString", reason: "give one of secretString, secretBinary and secretStringWo" }]),
      ...((secretStringWo === undefined) === (secretStringWoVersion === undefined)
        ? []
        : [{ property: "secretStringWoVersion", reason: "goes with secretStringWo: give both or neither" }]),
    ];
  },
  identity: ({ secretId, secretStringWo, versionStages }, { urn }) => {
    const versionId = planId(urn, 32);
    return {
      id: `${secretId}|${versionId}`,
      outputs: {
        arn: secretId,
        hasSecretStringWo: secretStringWo !== undefined,
        secretArn: secretId,
        versionId,
        versionStages: versionStages ?? ["AWSCURRENT"],
      },
    };
  },
  create: async (given, context) => {
    const { VersionId = "" } = await context.clients.secrets(context.region).send(
      new PutSecretValueCommand({
        SecretId: given.secretId,
        SecretString: given.secretStringWo ?? given.secretString,
        SecretBinary: given.secretBinary === undefined ? undefined : Buffer.from(given.secretBinary, "base64"),
        VersionStages: given.versionStages === undefined ? undefined : [...given.versionStages],
      }),
    );
    // The emulator leaves out the other stages of a version that becomes the current one.
    return await completeCreate(`${given.secretId}|${VersionId}`, () =>
      setStages(given.secretId, VersionId, given.versionStages ?? [], context),
    );
  },
  read: async (id, given, context) => {
    const { secretId, versionId } = partsOf(id);
    const live = await describeSecret(secretId, context);
    const versionStages = live?.VersionIdsToStages?.[versionId];
    if (live === undefined || versionStages === undefined) {
      return undefined;
    }
    const written = given.secretStringWo !== undefined;
    return {
      secretId,
      versionStages,
      ...(written ? {} : await readValue(secretId, versionId, context)),
      arn: live.ARN,
      hasSecretStringWo: written,
      secretArn: live.ARN,
      versionId,
    };
  },
  update: async (id, _olds, { versionStages }, context) => {
    const { secretId, versionId } = partsOf(id);
    if (versionStages !== undefined) {
      await setStages(secretId, versionId, versionStages, context);
    }
  },
  delete: async (id, _olds, context) => {
    const { secretId, versionId } = partsOf(id);
    await setStages(secretId, versionId, [], context);
  },
});

const partsOf = (id: string): { readonly secretId: string; readonly versionId: string } => {
  const [secretId, versionId, ...rest] = id.split("|");
  if (!secretId || !versionId || rest.length > 0) {
    throw new Error(`${id} is not the id of a secret's version: give <secret ARN>|<version id>.`);
  }
  return { secretId, versionId };
};

const readValue = async (SecretId: string, VersionId: string, context: Context): Promise<Partial<VersionInputs>> => {
  const command = new GetSecretValueCommand({ SecretId, VersionId });
  const live = await orAbsent(context.clients.secrets(context.region).send(command));
  return {
    ...(live?.SecretString === undefined ? {} : { secretString: live.SecretString }),
    ...(live?.SecretBinary === undefined ? {} : { secretBinary: Buffer.from(live.SecretBinary).toString("base64") }),
  };
};

/** Moves stages to a version and takes away those that it should not have, but for AWSCURRENT, which AWS only moves. */
const setStages = async (
  SecretId: string,
  versionId: string,
  wanted: readonly string[],
  context: Context,
): Promise<void> => {
  const secrets = context.clients.secrets(context.region);
  const stages = (await describeSecret(SecretId, context))?.VersionIdsToStages ?? {};
  const present = stages[versionId] ?? [];
  for (const VersionStage of wanted.filter((stage) => !present.includes(stage))) {
    const holder = Object.keys(stages).find((id) => stages[id]?.includes(VersionStage));
    await secrets.send(
      new UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage,
        MoveToVersionId: versionId,
        RemoveFromVersionId: holder,
      }),
    );
  }
  for (const VersionStage of present.filter((stage) => stage !== "AWSCURRENT" && !wanted.includes(stage))) {
    await secrets.send(new UpdateSecretVersionStageCommand({ SecretId, VersionStage, RemoveFromVersionId: versionId }));
  }
};
