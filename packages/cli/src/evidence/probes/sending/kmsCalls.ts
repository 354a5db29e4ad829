import {
  CreateGrantCommand,
  DecryptCommand,
  DescribeKeyCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  KMSClient,
  PutKeyPolicyCommand,
  ScheduleKeyDeletionCommand,
  SignCommand,
} from "@aws-sdk/client-kms";
import { probeCaller } from "./ProbeCaller.js";

const bytes = Buffer.from("sallyport-probe");

/** Calls to KMS itself: none of them goes through another service, which is all that kms:ViaService lets in. */
export const kmsCalls = probeCaller((settings) => new KMSClient(settings), {
  "kms:Decrypt": (kms, { arn }) => kms.send(new DecryptCommand({ KeyId: arn, CiphertextBlob: bytes })),
  "kms:Encrypt": (kms, { arn }) => kms.send(new EncryptCommand({ KeyId: arn, Plaintext: bytes })),
  "kms:GenerateDataKey": (kms, { arn }) => kms.send(new GenerateDataKeyCommand({ KeyId: arn, KeySpec: "AES_256" })),
  "kms:DescribeKey": (kms, { arn }) => kms.send(new DescribeKeyCommand({ KeyId: arn })),
  "kms:Sign": (kms, { arn }) =>
    kms.send(new SignCommand({ KeyId: arn, Message: bytes, SigningAlgorithm: "RSASSA_PSS_SHA_256" })),
  "kms:CreateGrant": (kms, { arn, accountId }) =>
    kms.send(
      new CreateGrantCommand({
        ...{ KeyId: arn, GranteePrincipal: `arn:aws:iam::${accountId}:root`, Operations: ["Decrypt"] },
      }),
    ),
  "kms:PutKeyPolicy": (kms, { arn }) => kms.send(new PutKeyPolicyCommand({ KeyId: arn, Policy: "{}" })),
  "kms:ScheduleKeyDeletion": (kms, { arn }) => kms.send(new ScheduleKeyDeletionCommand({ KeyId: arn })),
});
