import { hasCustomerKey } from "../../documents/hasCustomerKey.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { replicasOf } from "./replicasOf.js";
import { replicaType, tableType } from "./tableTypes.js";

const key = "arn:aws:kms:eu-west-1:111122223333:key/k";
const encrypted = { serverSideEncryption: { enabled: true, kmsKeyArn: key } };

/** Every table, and every copy of it in another region, is encrypted with a customer-managed key. */
export const DynamoDbEncryptedWithCustomerKey: ResourceRule = {
  id: "dynamodb-cmk",
  title: "Tables encrypt with a customer-managed key",
  severity: "medium",
  why: "The default key is AWS's own: its use cannot be restricted, nor seen in the account's trail",
  fix: "set serverSideEncryption with enabled true and kmsKeyArn, and kmsKeyArn of each replica",
  url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html",
  controls: ["ENC-12"],
  scope: "resource",
  types: [tableType, replicaType],
  evaluate: (table) =>
    verdictOf([
      ...(hasOwnKey(table) ? [] : [{ id: "NoKey", message: `table ${table.name} has no customer-managed key` }]),
      ...replicasOf(table)
        .filter(({ fields }) => !hasCustomerKey(fields, "kmsKeyArn"))
        .map(({ region }) => ({
          id: `NoKey::${region}`,
          message: `the copy of table ${table.name} in ${region} has no customer-managed key`,
        })),
    ]),
  examples: {
    good: [{ type: tableType, name: "ledger", props: encrypted }],
    bad: [{ type: tableType, name: "ledger", props: { serverSideEncryption: { enabled: true } } }],
    others: {
      "nothing said": [{ type: tableType, name: "ledger" }],
      "AWS's own key": [
        {
          type: tableType,
          name: "ledger",
          props: { serverSideEncryption: { enabled: true, kmsKeyArn: "alias/aws/dynamodb" } },
        },
      ],
      "a copy without a key": [
        { type: tableType, name: "ledger", props: { ...encrypted, replicas: [{ regionName: "eu-north-1" }] } },
      ],
      "a copy of its own": [{ type: replicaType, name: "ledger" }],
    },
  },
};

function hasOwnKey({ type, inputs }: ResourceView): boolean {
  if (type === replicaType) return hasCustomerKey(inputs, "kmsKeyArn");
  const encryption = (inputs.serverSideEncryption as Readonly<Record<string, unknown>> | undefined) ?? {};
  return encryption.enabled === true && hasCustomerKey(encryption, "kmsKeyArn");
}
