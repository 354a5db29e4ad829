import {
  CreateFlowLogsCommand,
  DeleteFlowLogsCommand,
  DescribeFlowLogsCommand,
  type DestinationFileFormat,
  type LogDestinationType,
  type TrafficType,
} from "@aws-sdk/client-ec2";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { type InputsOf, shape } from "../../Shape.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const inputs = {
  vpcId: shape.text(),
  subnetId: shape.text(),
  trafficType: shape.required(shape.text(["ACCEPT", "REJECT", "ALL"])),
  logDestination: shape.required(shape.text()),
  logDestinationType: shape.withDefault(shape.text(["cloud-watch-logs", "s3"]), "cloud-watch-logs"),
  iamRoleArn: shape.text(),
  logFormat: shape.text(),
  maxAggregationInterval: shape.withDefault(shape.number(), 600),
  destinationOptions: shape.object({
    fileFormat: shape.withDefault(shape.text(["plain-text", "parquet"]), "plain-text"),
    hiveCompatiblePartitions: shape.withDefault(shape.flag(), false),
    perHourPartition: shape.withDefault(shape.flag(), false),
  }),
  tags: shape.map(shape.text()),
};

const notReturned = "the emulator does not return it";

export const flowLog = defineResource({
  type: "aws:ec2/flowLog:FlowLog",
  applied: false,
  why: "Kept by the emulator; no packets flow in the sandbox, so nothing is written to the destination",
  inputs,
  unsupported: [
    "deliverCrossAccountRole",
    "eniId",
    "regionalNatGatewayId",
    "tagFieldSpecifications",
    "transitGatewayAttachmentId",
    "transitGatewayId",
  ],
  recordedInputs: {
    iamRoleArn: notReturned,
    logFormat: notReturned,
    maxAggregationInterval: notReturned,
    destinationOptions: notReturned,
  },
  replacedBy: Object.keys(inputs).filter((name) => name !== "tags"),
  examples: [
    {
      needs: { vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.77.0.0/16" }) } },
      base: (made) => ({
        vpcId: made("vpc", "id"),
        trafficType: "ALL",
        logDestination: "arn:aws:logs:eu-west-1:000000000000:log-group:/conformance/flow",
        iamRoleArn: "arn:aws:iam::000000000000:role/conformance-flow",
        tags: { Name: "conformance" },
      }),
      updated: (made) => ({
        vpcId: made("vpc", "id"),
        trafficType: "ALL",
        logDestination: "arn:aws:logs:eu-west-1:000000000000:log-group:/conformance/flow",
        iamRoleArn: "arn:aws:iam::000000000000:role/conformance-flow",
        tags: { Name: "conformance-changed" },
      }),
      replacing: (made) => ({
        vpcId: made("vpc", "id"),
        trafficType: "REJECT",
        logDestination: "arn:aws:s3:::conformance-flow",
        logDestinationType: "s3",
        maxAggregationInterval: 60,
      }),
    },
  ],

  validate(given) {
    const toLogs = given.logDestinationType === "cloud-watch-logs";
    return [
      ...((given.vpcId === undefined) === (given.subnetId === undefined)
        ? [{ property: "vpcId", reason: "give exactly one of vpcId and subnetId" }]
        : []),
      ...([60, 600].includes(given.maxAggregationInterval)
        ? []
        : [{ property: "maxAggregationInterval", reason: "must be 60 or 600 seconds" }]),
      ...(toLogs && given.iamRoleArn === undefined
        ? [{ property: "iamRoleArn", reason: "must name the role that writes to CloudWatch Logs" }]
        : []),
      ...(toLogs && given.destinationOptions !== undefined
        ? [{ property: "destinationOptions", reason: "are for logDestinationType s3 only" }]
        : []),
    ];
  },

  identity(_given, context) {
    const id = `fl-${planId(context.urn)}`;
    return { id, outputs: { arn: ec2Arn(context, "vpc-flow-log", id) } };
  },

  async create(given, context) {
    const answer = await context.clients.ec2(context.region).send(
      new CreateFlowLogsCommand({
        ResourceIds: [given.vpcId ?? given.subnetId ?? ""],
        ResourceType: given.vpcId === undefined ? "Subnet" : "VPC",
        TrafficType: given.trafficType as TrafficType,
        LogDestination: given.logDestination,
        LogDestinationType: given.logDestinationType as LogDestinationType,
        DeliverLogsPermissionArn: given.iamRoleArn,
        LogFormat: given.logFormat,
        MaxAggregationInterval: given.maxAggregationInterval,
        DestinationOptions: destinationOptions(given.destinationOptions),
        TagSpecifications: ec2Tags.onCreate("vpc-flow-log", given, context),
      }),
    );
    const [id] = answer.FlowLogIds ?? [];
    const [refusal] = answer.Unsuccessful ?? [];
    if (id === undefined) throw new Error(refusal?.Error?.Message ?? "EC2 made no flow log and gave no reason");
    return { id };
  },

  async read(id, given, context) {
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeFlowLogsCommand({ FlowLogIds: [id] })),
    );
    const found = answer?.FlowLogs?.[0];
    if (!found) return undefined;
    const onSubnet = found.ResourceId?.startsWith("subnet-");
    return {
      ...(onSubnet ? { subnetId: found.ResourceId } : { vpcId: found.ResourceId }),
      trafficType: found.TrafficType,
      logDestination: found.LogDestination,
      logDestinationType: found.LogDestinationType,
      arn: ec2Arn(context, "vpc-flow-log", id),
      ...ec2Tags.onRead(found.Tags, given, context),
    };
  },

  async update(id, olds, news, context) {
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  async delete(id, _olds, context) {
    await context.clients.ec2(context.region).send(new DeleteFlowLogsCommand({ FlowLogIds: [id] }));
  },
});

const destinationOptions = (given: InputsOf<typeof inputs>["destinationOptions"]) =>
  given && {
    FileFormat: given.fileFormat as DestinationFileFormat,
    HiveCompatiblePartitions: given.hiveCompatiblePartitions,
    PerHourPartition: given.perHourPartition,
  };
