import {
  DeleteSecretCommand,
  DescribeSecretCommand,
  GetSecretValueCommand,
  PutResourcePolicyCommand,
  PutSecretValueCommand,
  RotateSecretCommand,
  SecretsManagerClient,
  UpdateSecretVersionStageCommand,
} from "@aws-sdk/client-secrets-manager";
import { probeCaller } from "./ProbeCaller.js";

export const secretsManagerCalls = probeCaller((settings) => new SecretsManagerClient(settings), {
  "secretsmanager:GetSecretValue": (secrets, { arn }) => secrets.send(new GetSecretValueCommand({ SecretId: arn })),
  "secretsmanager:DescribeSecret": (secrets, { arn }) => secrets.send(new DescribeSecretCommand({ SecretId: arn })),
  "secretsmanager:PutSecretValue": (secrets, { arn }) =>
    secrets.send(new PutSecretValueCommand({ SecretId: arn, SecretString: "{}" })),
  "secretsmanager:UpdateSecretVersionStage": (secrets, { arn }) =>
    secrets.send(new UpdateSecretVersionStageCommand({ SecretId: arn, VersionStage: "sallyport-probe" })),
  "secretsmanager:RotateSecret": (secrets, { arn }) => secrets.send(new RotateSecretCommand({ SecretId: arn })),
  "secretsmanager:DeleteSecret": (secrets, { arn }) => secrets.send(new DeleteSecretCommand({ SecretId: arn })),
  "secretsmanager:PutResourcePolicy": (secrets, { arn }) =>
    secrets.send(new PutResourcePolicyCommand({ SecretId: arn, ResourcePolicy: "{}" })),
});
