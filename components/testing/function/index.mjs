import { createRequire } from "node:module";

// The code of the functions that this package's tests deploy: answers with what it was called for, and by whom.
export const handler = async (event) => {
  const { httpMethod, resource, pathParameters, body, requestContext } = event;
  const caller = requestContext?.identity?.userArn;
  return {
    statusCode: 200,
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ httpMethod, resource, pathParameters, body, caller, mode: process.env.MODE }),
  };
};

/** Fails, as code does that meets what it cannot handle. */
export const fail = async () => {
  throw new Error("on purpose");
};

/** Rotates a secret of JSON with a password, for a server that takes any; with the SDK that Lambda brings along. */
export const rotate = async ({ SecretId, ClientRequestToken, Step }) => {
  const aws = createRequire(import.meta.url)("@aws-sdk/client-secrets-manager");
  const secrets = new aws.SecretsManagerClient({});
  if (Step === "createSecret") {
    const { SecretString } = await secrets.send(new aws.GetSecretValueCommand({ SecretId }));
    const { RandomPassword } = await secrets.send(new aws.GetRandomPasswordCommand({ PasswordLength: 40 }));
    await secrets.send(
      new aws.PutSecretValueCommand({
        SecretId,
        ClientRequestToken,
        SecretString: JSON.stringify({ ...JSON.parse(SecretString), password: RandomPassword }),
        VersionStages: ["AWSPENDING"],
      }),
    );
  }
  if (Step === "finishSecret") {
    const { VersionIdsToStages } = await secrets.send(new aws.DescribeSecretCommand({ SecretId }));
    const [current] = Object.entries(VersionIdsToStages).find(([, stages]) => stages.includes("AWSCURRENT"));
    await secrets.send(
      new aws.UpdateSecretVersionStageCommand({
        SecretId,
        VersionStage: "AWSCURRENT",
        MoveToVersionId: ClientRequestToken,
        RemoveFromVersionId: current,
      }),
    );
  }
};
