import { DeleteResourcePolicyCommand, PutResourcePolicyCommand } from "@aws-sdk/client-secrets-manager";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { describeSecret } from "./describeSecret.js";
import { exampleSecretPolicy } from "./exampleSecretPolicy.js";
import { secretPolicyOf } from "./secretPolicyOf.js";

const secret = (name: string) => ({
  type: "aws:secretsmanager/secret:Secret",
  inputs: () => ({ name, recoveryWindowInDays: 0 }),
});

/** The resource policy of a secret. */
export const SecretPolicy = defineResource({
  type: "aws:secretsmanager/secretPolicy:SecretPolicy",
  applied: true,
  why: "Decides, with the caller's own policies, who may read and change the secret; a public policy is not refused.",
  inputs: {
    blockPublicPolicy: shape.flag(),
    policy: shape.required(shape.json()),
    secretArn: shape.required(shape.text()),
  },
  recordedInputs: { blockPublicPolicy: "An option of the call that sets the policy." },
  replacedBy: ["secretArn"],
  identifiedBy: ["secretArn"],
  examples: [
    {
      needs: { secret: secret("conformance/policed"), other: secret("conformance/policed-other") },
      base: (made) => ({
        secretArn: made("secret", "arn"),
        policy: exampleSecretPolicy("reader"),
        blockPublicPolicy: true,
      }),
      updated: (made) => ({
        secretArn: made("secret", "arn"),
        policy: exampleSecretPolicy("other-reader"),
        blockPublicPolicy: true,
      }),
      replacing: (made) => ({ secretArn: made("other", "arn"), policy: exampleSecretPolicy("reader") }),
    },
  ],
  identity: ({ secretArn }) => ({ id: secretArn, outputs: {} }),
  create: async (inputs, context) => {
    await put(inputs.secretArn, inputs, context);
    return { id: inputs.secretArn };
  },
  read: async (id, _inputs, context) => {
    const policy = (await describeSecret(id, context)) && (await secretPolicyOf(id, context));
    return policy === undefined ? undefined : { secretArn: id, policy };
  },
  update: async (id, _olds, news, context) => {
    await put(id, news, context);
  },
  delete: async (id, _olds, context) => {
    await context.clients.secrets(context.region).send(new DeleteResourcePolicyCommand({ SecretId: id }));
  },
});

const put = async (
  SecretId: string,
  { policy, blockPublicPolicy }: { readonly policy: string; readonly blockPublicPolicy?: boolean | undefined },
  context: Context,
): Promise<void> => {
  await context.clients
    .secrets(context.region)
    .send(new PutResourcePolicyCommand({ SecretId, ResourcePolicy: policy, BlockPublicPolicy: blockPublicPolicy }));
};
