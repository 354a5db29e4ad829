import {
  DeleteDeliveryChannelCommand,
  DescribeDeliveryChannelsCommand,
  type MaximumExecutionFrequency,
  PutDeliveryChannelCommand,
} from "@aws-sdk/client-config-service";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { recorderExample } from "./recorderExample.js";

const inputs = {
  name: shape.withDefault(shape.text(), "default"),
  s3BucketName: shape.required(shape.text()),
  s3KeyPrefix: shape.text(),
  s3KmsKeyArn: shape.text(),
  snapshotDeliveryProperties: shape.object({
    deliveryFrequency: shape.text(["One_Hour", "Three_Hours", "Six_Hours", "Twelve_Hours", "TwentyFour_Hours"]),
  }),
  snsTopicArn: shape.text(),
};

/** Where AWS Config delivers what it records. */
export const DeliveryChannel = defineResource({
  type: "aws:cfg/deliveryChannel:DeliveryChannel",
  applied: false,
  why: "Kept by the emulator, one in a region and only beside a recorder, as on AWS; nothing is delivered.",
  inputs,
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: { recorder: recorderExample },
      base: () => ({
        name: "conformance-channel",
        s3BucketName: "conformance-history",
        s3KmsKeyArn: "arn:aws:kms:eu-west-1:000000000000:key/conformance",
      }),
      updated: () => ({
        name: "conformance-channel",
        s3BucketName: "conformance-history",
        s3KeyPrefix: "history",
        snapshotDeliveryProperties: { deliveryFrequency: "TwentyFour_Hours" },
        snsTopicArn: "arn:aws:sns:eu-west-1:000000000000:conformance-history",
      }),
    },
  ],
  identity: ({ name }) => ({ id: name, outputs: {} }),
  create: async (given, context) => {
    await put(given, context);
    return { id: given.name };
  },
  read: async (id, _given, context) => {
    const command = new DescribeDeliveryChannelsCommand({ DeliveryChannelNames: [id] });
    const found = (await orAbsent(context.clients.config(context.region).send(command)))?.DeliveryChannels?.[0];
    const deliveryFrequency = found?.configSnapshotDeliveryProperties?.deliveryFrequency;
    return (
      found && {
        name: found.name,
        s3BucketName: found.s3BucketName,
        s3KeyPrefix: found.s3KeyPrefix,
        s3KmsKeyArn: found.s3KmsKeyArn,
        ...(deliveryFrequency === undefined ? {} : { snapshotDeliveryProperties: { deliveryFrequency } }),
        snsTopicArn: found.snsTopicARN,
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await put(news, context);
  },
  delete: async (id, _olds, context) => {
    const command = new DeleteDeliveryChannelCommand({ DeliveryChannelName: id });
    await context.clients.config(context.region).send(command);
  },
});

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  const { name, s3BucketName, s3KeyPrefix, s3KmsKeyArn, snapshotDeliveryProperties, snsTopicArn } = given;
  const deliveryFrequency = snapshotDeliveryProperties?.deliveryFrequency as MaximumExecutionFrequency | undefined;
  await context.clients.config(context.region).send(
    new PutDeliveryChannelCommand({
      DeliveryChannel: {
        name,
        s3BucketName,
        s3KeyPrefix,
        s3KmsKeyArn,
        snsTopicARN: snsTopicArn,
        ...(deliveryFrequency === undefined ? {} : { configSnapshotDeliveryProperties: { deliveryFrequency } }),
      },
    }),
  );
};
