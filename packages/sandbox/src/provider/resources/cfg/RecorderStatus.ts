import {
  DescribeConfigurationRecorderStatusCommand,
  StartConfigurationRecorderCommand,
  StopConfigurationRecorderCommand,
} from "@aws-sdk/client-config-service";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { recorderExample } from "./recorderExample.js";

/** Whether a recorder of AWS Config records. */
export const RecorderStatus = defineResource({
  type: "aws:cfg/recorderStatus:RecorderStatus",
  applied: false,
  why: "Kept by the emulator, which starts a recorder with a delivery channel only, as AWS does; nothing is recorded.",
  inputs: { isEnabled: shape.required(shape.flag()), name: shape.withDefault(shape.text(), "default") },
  replacedBy: ["name"],
  identifiedBy: ["name"],
  survivesDelete: "A recorder always has a status: deleting stops it.",
  examples: [
    {
      needs: {
        recorder: recorderExample,
        channel: {
          type: "aws:cfg/deliveryChannel:DeliveryChannel",
          inputs: () => ({ name: "conformance-channel", s3BucketName: "conformance-history" }),
        },
      },
      base: (made) => ({ name: made("recorder", "id"), isEnabled: true }),
      updated: (made) => ({ name: made("recorder", "id"), isEnabled: false }),
    },
  ],
  identity: ({ name }) => ({ id: name, outputs: {} }),
  create: async ({ name, isEnabled }, context) => {
    await setRecording(name, isEnabled, context);
    return { id: name };
  },
  read: async (id, _given, context) => {
    const command = new DescribeConfigurationRecorderStatusCommand({ ConfigurationRecorderNames: [id] });
    const answer = await orAbsent(context.clients.config(context.region).send(command));
    const found = answer?.ConfigurationRecordersStatus?.[0];
    return found && { name: found.name, isEnabled: found.recording };
  },
  update: async (id, _olds, { isEnabled }, context) => {
    await setRecording(id, isEnabled, context);
  },
  delete: async (id, _olds, context) => {
    await setRecording(id, false, context);
  },
});

const setRecording = async (name: string, isEnabled: boolean, context: Context): Promise<void> => {
  const config = context.clients.config(context.region);
  const recorder = { ConfigurationRecorderName: name };
  await (isEnabled
    ? config.send(new StartConfigurationRecorderCommand(recorder))
    : config.send(new StopConfigurationRecorderCommand(recorder)));
};
