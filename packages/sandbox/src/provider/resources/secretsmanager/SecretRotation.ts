import {
  CancelRotateSecretCommand,
  type DescribeSecretCommandOutput,
  RotateSecretCommand,
} from "@aws-sdk/client-secrets-manager";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { present } from "../../values/present.js";
import { exampleFunction, exampleFunctionRole } from "../lambda/functionExamples.js";
import { describeSecret } from "./describeSecret.js";

const inputs = {
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
};

type RotationInputs = InputsOf<typeof inputs>;

const secret = (name: string) => ({
  type: "aws:secretsmanager/secret:Secret",
  inputs: () => ({ name, recoveryWindowInDays: 0 }),
});

/** Lets Secrets Manager call a function of the examples. */
const permission = (name: string) => ({
  type: "aws:lambda/permission:Permission",
  inputs: (made: (need: string, output: string) => unknown) => ({
    statementId: `${name}-secrets`,
    function: String(made(name, "name")),
    action: "lambda:InvokeFunction",
    principal: "secretsmanager.amazonaws.com",
    sourceAccount: "000000000000",
  }),
});

/** When and by which function the value of a secret is changed. */
export const SecretRotation = defineResource({
  type: "aws:secretsmanager/secretRotation:SecretRotation",
  applied: true,
  why: "The function is called by the four steps, at once and when days or a rate have passed, and again after a failure; cron expressions and windows are kept only.",
  inputs,
  unsupported: ["externalSecretRotationMetadatas", "externalSecretRotationRoleArn"],
  recordedInputs: { rotateImmediately: "An option of the call that turns rotation on." },
  replacedBy: ["secretId"],
  identifiedBy: ["secretId"],
  examples: [
    {
      needs: {
        secret: secret("conformance/rotated"),
        otherSecret: secret("conformance/rotated-other"),
        role: exampleFunctionRole("conformance-rotator"),
        rotator: exampleFunction("conformance-rotator"),
        rotatorPermission: permission("rotator"),
        other: exampleFunction("conformance-rotator-other"),
        otherPermission: permission("other"),
      },
      base: (made) => ({
        secretId: made("secret", "arn"),
        rotateImmediately: false,
        rotationLambdaArn: made("rotator", "arn"),
        rotationRules: { automaticallyAfterDays: 90 },
      }),
      updated: (made) => ({
        secretId: made("secret", "arn"),
        rotateImmediately: false,
        rotationLambdaArn: made("other", "arn"),
        rotationRules: { scheduleExpression: "rate(30 days)", duration: "3h" },
      }),
      replacing: (made) => ({
        secretId: made("otherSecret", "arn"),
        rotateImmediately: false,
        rotationLambdaArn: made("rotator", "arn"),
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
  create: async (given, context) => {
    await apply(given, context);
    return { id: given.secretId };
  },
  read: async (id, given, context) => {
    const live = await describeSecret(id, context);
    if (live === undefined || (live.RotationEnabled !== true && given.rotationEnabled !== false)) return undefined;
    return stateOf(id, live);
  },
  update: async (_id, _olds, news, context) => {
    await apply(news, context);
  },
  delete: async (id, _olds, context) => {
    await context.clients.secrets(context.region).send(new CancelRotateSecretCommand({ SecretId: id }));
  },
});

const apply = async (given: RotationInputs, context: Context): Promise<void> => {
  const { secretId: SecretId, rotationLambdaArn: RotationLambdaARN, rotationRules: rules } = given;
  const secrets = context.clients.secrets(context.region);
  if (!given.rotationEnabled) {
    await secrets.send(new CancelRotateSecretCommand({ SecretId }));
    return;
  }
  await secrets.send(
    new RotateSecretCommand({
      SecretId,
      RotationLambdaARN,
      RotateImmediately: given.rotateImmediately,
      RotationRules: {
        AutomaticallyAfterDays: rules.automaticallyAfterDays,
        Duration: rules.duration,
        ScheduleExpression: rules.scheduleExpression,
      },
    }),
  );
};

const stateOf = (id: string, live: DescribeSecretCommandOutput) => ({
  secretId: id,
  rotationEnabled: live.RotationEnabled ?? false,
  rotationLambdaArn: live.RotationLambdaARN,
  rotationRules: present({
    automaticallyAfterDays: live.RotationRules?.AutomaticallyAfterDays,
    duration: live.RotationRules?.Duration,
    scheduleExpression: live.RotationRules?.ScheduleExpression,
  }),
});
