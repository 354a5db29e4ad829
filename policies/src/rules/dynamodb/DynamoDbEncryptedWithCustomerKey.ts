import { isSet } from "../../documents/isSet.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { compliant, violation } from "../../engine/Verdict.js";

const tableType = "aws:dynamodb/table:Table";

/** Every table is encrypted with a customer-managed key. */
export const DynamoDbEncryptedWithCustomerKey: ResourceRule = {
  id: "dynamodb-cmk",
  title: "Tables encrypt with a customer-managed key",
  severity: "medium",
  why: "The default key is AWS's own: its use cannot be restricted, nor seen in the account's trail",
  fix: "set serverSideEncryption with enabled true and kmsKeyArn",
  url: "https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/EncryptionAtRest.html",
  controls: ["ENC-12"],
  scope: "resource",
  types: [tableType],
  evaluate: ({ name, props }) => {
    const encryption = props.serverSideEncryption as Readonly<Record<string, unknown>> | undefined;
    return encryption?.enabled === true && isSet(encryption, "kmsKeyArn")
      ? compliant
      : violation("NoKey", `table ${name} has no customer-managed key`);
  },
  examples: {
    good: [
      {
        type: tableType,
        name: "ledger",
        props: { serverSideEncryption: { enabled: true, kmsKeyArn: "arn:aws:kms:eu-west-1:111122223333:key/k" } },
      },
    ],
    bad: [{ type: tableType, name: "ledger", props: { serverSideEncryption: { enabled: true } } }],
  },
};
