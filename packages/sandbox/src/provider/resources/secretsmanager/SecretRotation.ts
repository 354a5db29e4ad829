import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { describeSecret } from "./describeSecret.js";

const recorded = "Kept in the state alone, like the whole rotation.";
const rotator = (name: string) => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;
const secret = (name: string) => ({
  type: "aws:secretsmanager/secret:Secret",
  inputs: () => ({ name, recoveryWindowInDays: 0 }),
});

/** When and by which function the value of a secret is changed. */
export const SecretRotation = defineResource({
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  applied: false,
  why: "Kept in the state alone: the emulator's RotateSecret calls no function and makes a copy of the value current.",
  inputs: {
    rotateImmediately: shape.withDefault(shape.flag(), true),
    rotationEnabled: shape.withDefault(shape.flag(), true),
    rotationLambdaArn: shape.text(),
    rotationRules: shape.required(
      shape.object({
        automaticallyAfterDays: shape.number(),
        duration: shape.text(),
        scheduleExpression: shape.text(),
      }),
    ),
    secretId: shape.required(shape.text()),
  },
  unsupported: ["externalSecretRotationMetadatas", "externalSecretRotationRoleArn"],
  recordedInputs: {
    rotateImmediately: recorded,
    rotationEnabled: recorded,
    rotationLambdaArn: recorded,
    rotationRules: recorded,
  },
  replacedBy: ["secretId"],
  identifiedBy: ["secretId"],
  survivesDelete: "Rotation is in the state alone: it is found for as long as its secret is.",
  examples: [
    {
      needs: { secret: secret("conformance/rotated"), other: secret("conformance/rotated-other") },
      base: (made) => ({
        secretId: made("secret", "arn"),
        rotationLambdaArn: rotator("rotator"),
        rotationRules: { automaticallyAfterDays: 90 },
      }),
      updated: (made) => ({
        secretId: made("secret", "arn"),
        rotateImmediately: false,
        rotationLambdaArn: rotator("other"),
        rotationRules: { scheduleExpression: "rate(30 days)", duration: "3h" },
      }),
      replacing: (made) => ({
        secretId: made("other", "arn"),
        rotationLambdaArn: rotator("rotator"),
        rotationRules: { automaticallyAfterDays: 90 },
      }),
    },
  ],
  validate: ({ rotationRules: { automaticallyAfterDays: days, scheduleExpression } }) => {
    if ((days === undefined) === (scheduleExpression === undefined)) {
      return [{ property: "rotationRules", reason: "give one of automaticallyAfterDays and scheduleExpression" }];
    }
    return days === undefined || (days >= 1 && days <= 1000)
      ? []
      : [{ property: "rotationRules.automaticallyAfterDays", reason: "must be 1 to 1000 days" }];
  },
  identity: ({ secretId }) => ({ id: secretId, outputs: {} }),
  create: async ({ secretId }, context) => {
    if ((await describeSecret(secretId, context)) === undefined) {
      throw new Error(`there is no secret ${secretId} to rotate`);
    }
    return { id: secretId };
  },
  read: async (id, _inputs, context) => ((await describeSecret(id, context)) ? { secretId: id } : undefined),
  update: async () => undefined,
  delete: async () => undefined,
});
