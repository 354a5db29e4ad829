import { describe, expect, it } from "@jest/globals";
import { type AccessIntent, keyStatementsFor, resourceStatementsFor } from "@sallyport/intents";
import { type LoginReach, workerAccess } from "./workerAccess.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/data";
const loginKey = "arn:aws:kms:eu-west-1:111122223333:key/login";
const context = { accountId: "111122223333", region: "eu-west-1", partition: "aws" };
const allow = (Sid: string, Action: string[], Resource: string[]) => ({ Sid, Effect: "Allow", Action, Resource });

const intents = (login: LoginReach, input: { readonly inputKeyArn: string | undefined } = { inputKeyArn: key }) =>
  workerAccess({
    inputBucket: "deliveries",
    inputPrefix: "data/",
    ...input,
    queueName: "uploads",
    queueKeyArn: key,
    login,
  }) as AccessIntent[];
const bySecret = intents({ kind: "secret", secretName: "etl-dev/loader", keyArn: loginKey });
const iam: LoginReach = { kind: "iam", resourceId: "db-ABCDEFGHIJKLMNOPQRSTUVWXYZ", user: "etl_loader" };

const shared = [
  allow(
    "ConsumeUploadMessages",
    ["sqs:ChangeMessageVisibility", "sqs:DeleteMessage", "sqs:ReceiveMessage"],
    ["arn:aws:sqs:eu-west-1:111122223333:uploads"],
  ),
  {
    ...allow("ListInputObjects", ["s3:ListBucket"], ["arn:aws:s3:::deliveries"]),
    Condition: { StringLike: { "s3:prefix": ["data/*"] } },
  },
  allow("ReadInputObjects", ["s3:GetObject"], ["arn:aws:s3:::deliveries/data/*"]),
  allow("WriteRejectedObjects", ["s3:PutObject"], ["arn:aws:s3:::deliveries/quarantine/*"]),
];
const sorted = (statements: readonly { readonly Sid: string }[]) =>
  [...statements].sort((a, b) => (a.Sid < b.Sid ? -1 : 1));

describe("the worker's role, word for word", () => {
  it("signs in as one user of one database (IAM-08), and can do nothing else but read files and set rows aside", () => {
    expect(sorted(resourceStatementsFor(intents(iam), context))).toEqual(
      sorted([
        ...shared,
        allow(
          "ConnectToTablesDatabase",
          ["rds-db:connect"],
          ["arn:aws:rds-db:eu-west-1:111122223333:dbuser:db-ABCDEFGHIJKLMNOPQRSTUVWXYZ/etl_loader"],
        ),
      ]),
    );
  });

  it("reads one secret instead where it signs in by password", () => {
    expect(sorted(resourceStatementsFor(bySecret, context))).toEqual(
      sorted([
        ...shared,
        allow(
          "ReadLoginSecret",
          ["secretsmanager:GetSecretValue"],
          ["arn:aws:secretsmanager:eu-west-1:111122223333:secret:etl-dev/loader-??????"],
        ),
      ]),
    );
  });

  it("uses each key through one service, for its own resource, and no key for more than it needs", () => {
    const keys = keyStatementsFor(bySecret, context);
    expect(keys.map(({ Sid, Action, Resource }) => [Sid, ...Action, ...Resource]).sort()).toEqual([
      ["DecryptInputObjects", "kms:Decrypt", key],
      ["DecryptLoginSecret", "kms:Decrypt", loginKey],
      ["DecryptUploadMessages", "kms:Decrypt", key],
      ["GenerateDataKeyForRejectedObjects", "kms:GenerateDataKey", key],
    ]);
    for (const { Condition } of keys) expect(Condition?.StringEquals?.["kms:ViaService"]).toHaveLength(1);
  });

  it("uses no key of a bucket that has none", () => {
    const keys = keyStatementsFor(intents(iam, { inputKeyArn: undefined }), context);
    expect(keys.map(({ Sid }) => Sid)).toEqual(["DecryptUploadMessages"]);
  });
});
