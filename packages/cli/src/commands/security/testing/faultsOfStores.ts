import { CreateTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { CreateKeyCommand, KMSClient } from "@aws-sdk/client-kms";
import {
  CreateBucketCommand,
  DeleteBucketEncryptionCommand,
  DeletePublicAccessBlockCommand,
  PutBucketPolicyCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from "@aws-sdk/client-s3";
import { Secret, type SecretsManagerVault } from "@sallyport/credentials";
import type { testClientSettings } from "@sallyport/worker-kit/testing";
import type { PlantedFault } from "./PlantedFault.js";
import { plantedValues } from "./plantedValues.js";
import { policyOf } from "./policyOf.js";

type Settings = ReturnType<typeof testClientSettings>;

const everybody = { Effect: "Allow", Principal: "*" };

/** In what holds data. */
export function faultsOfStores(settings: Settings, secrets: SecretsManagerVault): readonly PlantedFault[] {
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  const bucket = async (Bucket: string) => {
    await s3.send(new CreateBucketCommand({ Bucket }));
    return Bucket;
  };
  const encryption = (where: RegExp, message: RegExp) => ({ check: "encryption-at-rest", where, message });
  return [
    {
      name: "a public bucket",
      plant: async () => {
        const Bucket = await bucket("planted-public");
        await s3.send(new DeletePublicAccessBlockCommand({ Bucket }));
        const Policy = policyOf({ ...everybody, Action: "s3:GetObject", Resource: `arn:aws:s3:::${Bucket}/*` });
        await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
      },
      found: { check: "public-buckets", where: /planted-public/, message: /lets everybody in/ },
    },
    {
      name: "a bucket that can be opened",
      plant: async () => {
        const Bucket = await bucket("planted-openable");
        const PublicAccessBlockConfiguration = { BlockPublicAcls: true, IgnorePublicAcls: true };
        await s3.send(new PutPublicAccessBlockCommand({ Bucket, PublicAccessBlockConfiguration }));
      },
      found: { check: "public-buckets", where: /planted-openable/, message: /block of public access is off/ },
    },
    {
      name: "a bucket that answers plain HTTP",
      plant: () => bucket("planted-plain"),
      found: { check: "public-buckets", where: /planted-plain/, message: /does not deny plain HTTP/ },
    },
    {
      name: "a bucket without KMS",
      plant: async () => {
        const Bucket = await bucket("planted-clear");
        await s3.send(new DeleteBucketEncryptionCommand({ Bucket }));
      },
      found: encryption(/bucket planted-clear/, /default encryption|S3's own key/),
    },
    {
      name: "a table under nobody's key",
      plant: () =>
        new DynamoDBClient(settings).send(
          new CreateTableCommand({
            ...{ TableName: "planted", BillingMode: "PAY_PER_REQUEST" },
            AttributeDefinitions: [{ AttributeName: "id", AttributeType: "S" }],
            KeySchema: [{ AttributeName: "id", KeyType: "HASH" }],
          }),
        ),
      found: encryption(/^table planted$/, /AWS owns/),
    },
    {
      name: "a key that never changes",
      plant: () => new KMSClient(settings).send(new CreateKeyCommand({})),
      found: encryption(/^key arn:/, /does not rotate/),
    },
    {
      name: "a secret that never rotates",
      plant: () => secrets.write("orders/database", new Secret(plantedValues.password)),
      found: { check: "secret-rotation", where: /orders\/database/, message: /does not rotate/ },
    },
    {
      name: "a secret under the shared key",
      plant: async () => undefined,
      found: { check: "secret-rotation", where: /orders\/database/, message: /all secrets of the account share/ },
    },
  ];
}
