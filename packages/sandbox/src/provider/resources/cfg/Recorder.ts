import {
  DeleteConfigurationRecorderCommand,
  DescribeConfigurationRecordersCommand,
  PutConfigurationRecorderCommand,
  type RecordingFrequency,
} from "@aws-sdk/client-config-service";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";

const inputs = {
  name: shape.withDefault(shape.text(), "default"),
  recordingGroup: shape.object(
    {
      allSupported: shape.withDefault(shape.flag(), true),
      includeGlobalResourceTypes: shape.withDefault(shape.flag(), false),
    },
    ["exclusionByResourceTypes", "recordingStrategies", "resourceTypes"],
  ),
  recordingMode: shape.object(
    { recordingFrequency: shape.withDefault(shape.text(["CONTINUOUS", "DAILY"]), "CONTINUOUS") },
    ["recordingModeOverride"],
  ),
  roleArn: shape.required(shape.text()),
};

const example = {
  name: "conformance-recorder",
  roleArn: "arn:aws:iam::000000000000:role/conformance-recorder",
  recordingGroup: { allSupported: true, includeGlobalResourceTypes: true },
};

/** A recorder of AWS Config: which resources' configurations are kept. */
export const Recorder = defineResource({
  type: "aws:cfg/recorder:Recorder",
  applied: false,
  why: "Kept by the emulator, one in a region as on AWS; no configuration is recorded.",
  inputs,
  replacedBy: ["name"],
  identifiedBy: ["name"],
  examples: [
    {
      base: () => example,
      updated: () => ({
        ...example,
        recordingGroup: { allSupported: true, includeGlobalResourceTypes: false },
        recordingMode: { recordingFrequency: "DAILY" },
      }),
    },
  ],
  identity: ({ name, recordingGroup, recordingMode }) => ({
    id: name,
    outputs: {
      recordingGroup: recordingGroup ?? { allSupported: true, includeGlobalResourceTypes: false },
      recordingMode: recordingMode ?? { recordingFrequency: "CONTINUOUS" },
    },
  }),
  create: async (given, context) => {
    await put(given, context);
    return { id: given.name };
  },
  read: async (id, _given, context) => {
    const command = new DescribeConfigurationRecordersCommand({ ConfigurationRecorderNames: [id] });
    const answer = await orAbsent(context.clients.config(context.region).send(command));
    const found = answer?.ConfigurationRecorders?.[0];
    return (
      found && {
        name: found.name,
        recordingGroup: {
          allSupported: found.recordingGroup?.allSupported ?? true,
          includeGlobalResourceTypes: found.recordingGroup?.includeGlobalResourceTypes ?? false,
        },
        recordingMode: { recordingFrequency: found.recordingMode?.recordingFrequency ?? "CONTINUOUS" },
        roleArn: found.roleARN,
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await put(news, context);
  },
  delete: async (id, _olds, context) => {
    const command = new DeleteConfigurationRecorderCommand({ ConfigurationRecorderName: id });
    await context.clients.config(context.region).send(command);
  },
});

const put = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  const { name, roleArn, recordingGroup, recordingMode } = given;
  const recordingFrequency = recordingMode?.recordingFrequency as RecordingFrequency | undefined;
  await context.clients.config(context.region).send(
    new PutConfigurationRecorderCommand({
      ConfigurationRecorder: {
        name,
        roleARN: roleArn,
        ...(recordingGroup === undefined ? {} : { recordingGroup }),
        ...(recordingFrequency === undefined ? {} : { recordingMode: { recordingFrequency } }),
      },
    }),
  );
};
