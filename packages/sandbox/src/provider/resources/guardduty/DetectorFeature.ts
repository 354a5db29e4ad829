import {
  type DetectorFeature as Feature,
  type FeatureAdditionalConfiguration,
  type FeatureStatus,
  UpdateDetectorCommand,
} from "@aws-sdk/client-guardduty";
import type { Context } from "../../Context.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { detectorOrAbsent } from "./detectorOrAbsent.js";

const status = shape.required(shape.text(["ENABLED", "DISABLED"]));

const inputs = {
  additionalConfigurations: shape.list(shape.object({ name: shape.required(shape.text()), status })),
  detectorId: shape.required(shape.text()),
  name: shape.required(shape.text()),
  status,
};

/** A feature of a detector: which source GuardDuty watches beside trails, flow logs and names. */
export const DetectorFeature = defineResource({
  type: "aws:guardduty/detectorFeature:DetectorFeature",
  applied: false,
  why: "Kept by the sandbox with its detector; nothing is watched, so there are no findings.",
  inputs,
  replacedBy: ["detectorId", "name"],
  identifiedBy: ["detectorId", "name"],
  survivesDelete: "A detector has all features: deleting leaves one as it is, as the official provider does.",
  examples: [
    {
      needs: { detector: { type: "aws:guardduty/detector:Detector", inputs: () => ({}) } },
      base: (made) => ({ detectorId: made("detector", "id"), name: "S3_DATA_EVENTS", status: "ENABLED" }),
      updated: (made) => ({ detectorId: made("detector", "id"), name: "S3_DATA_EVENTS", status: "DISABLED" }),
      replacing: (made) => ({
        detectorId: made("detector", "id"),
        name: "RUNTIME_MONITORING",
        status: "ENABLED",
        additionalConfigurations: [{ name: "ECS_FARGATE_AGENT_MANAGEMENT", status: "ENABLED" }],
      }),
    },
  ],
  identity: ({ detectorId, name }) => ({ id: `${detectorId}/${name}`, outputs: {} }),
  create: async (given, context) => {
    await set(given, context);
    return { id: `${given.detectorId}/${given.name}` };
  },
  read: async (id, _given, context) => {
    const [detectorId = "", name] = id.split("/");
    const detector = await detectorOrAbsent(detectorId, context);
    const found = detector?.Features?.find((feature) => feature.Name === name);
    const more = found?.AdditionalConfiguration?.map((one) => ({ name: one.Name ?? "", status: one.Status ?? "" }));
    return (
      found && {
        detectorId,
        name: found.Name,
        status: found.Status,
        ...(more === undefined || more.length === 0 ? {} : { additionalConfigurations: more }),
      }
    );
  },
  update: async (_id, _olds, news, context) => {
    await set(news, context);
  },
  delete: async () => {},
});

const set = async (given: InputsOf<typeof inputs>, context: Context): Promise<void> => {
  const feature = {
    Name: given.name as Feature,
    Status: given.status as FeatureStatus,
    AdditionalConfiguration: (given.additionalConfigurations ?? []).map((one) => ({
      Name: one.name as FeatureAdditionalConfiguration,
      Status: one.status as FeatureStatus,
    })),
  };
  const command = new UpdateDetectorCommand({ DetectorId: given.detectorId, Features: [feature] });
  await context.clients.guardduty(context.region).send(command);
};
