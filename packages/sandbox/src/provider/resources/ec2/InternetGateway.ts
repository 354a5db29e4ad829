import {
  AttachInternetGatewayCommand,
  CreateInternetGatewayCommand,
  DeleteInternetGatewayCommand,
  DescribeInternetGatewaysCommand,
  DetachInternetGatewayCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { ec2Arn } from "./ec2Arn.js";
import { ec2Tags } from "./ec2Tags.js";

const inputs = {
  vpcId: shape.text(),
  tags: shape.map(shape.text()),
};

export const internetGateway = defineResource({
  type: "aws:ec2/internetGateway:InternetGateway",
  applied: true,
  why: "A task with a public address, and a NAT gateway, get out by a route to it; a VPC that it is attached to is not deleted",
  inputs,
  replacedBy: [],
  examples: [
    {
      needs: {
        vpc: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.77.0.0/16" }) },
        other: { type: "aws:ec2/vpc:Vpc", inputs: () => ({ cidrBlock: "10.78.0.0/16" }) },
      },
      base: (made) => ({ vpcId: made("vpc", "id"), tags: { Name: "conformance" } }),
      updated: (made) => ({ vpcId: made("other", "id"), tags: { Name: "conformance-changed" } }),
    },
  ],

  identity(given, context) {
    const id = `igw-${planId(context.urn)}`;
    return {
      id,
      outputs: {
        arn: ec2Arn(context, "internet-gateway", id),
        ownerId: context.accountId,
        vpcId: given.vpcId ?? "",
      },
    };
  },

  async create(given, context) {
    const { InternetGateway: made } = await context.clients
      .ec2(context.region)
      .send(
        new CreateInternetGatewayCommand({ TagSpecifications: ec2Tags.onCreate("internet-gateway", given, context) }),
      );
    const id = made?.InternetGatewayId ?? "";
    return await completeCreate(id, () => attach(id, given.vpcId, context));
  },

  async read(id, given, context) {
    const answer = await orAbsent(
      context.clients.ec2(context.region).send(new DescribeInternetGatewaysCommand({ InternetGatewayIds: [id] })),
    );
    const found = answer?.InternetGateways?.[0];
    if (!found) return undefined;
    return {
      vpcId: found.Attachments?.[0]?.VpcId ?? "",
      arn: ec2Arn(context, "internet-gateway", id),
      ownerId: found.OwnerId,
      ...ec2Tags.onRead(found.Tags, given, context),
    };
  },

  async update(id, olds, news, context) {
    if (olds.vpcId !== news.vpcId) {
      await detach(id, olds.vpcId, context);
      await attach(id, news.vpcId, context);
    }
    await ec2Tags.onUpdate(id, olds.tagsAll, news, context);
  },

  // EC2 deletes no gateway that is attached.
  async delete(id, olds, context) {
    await orAbsent(detach(id, olds.vpcId, context));
    await context.clients.ec2(context.region).send(new DeleteInternetGatewayCommand({ InternetGatewayId: id }));
  },
});

const attach = async (id: string, vpcId: string | undefined, context: Context): Promise<void> => {
  if (!vpcId) return;
  await context.clients
    .ec2(context.region)
    .send(new AttachInternetGatewayCommand({ InternetGatewayId: id, VpcId: vpcId }));
};

const detach = async (id: string, vpcId: string | undefined, context: Context): Promise<void> => {
  if (!vpcId) return;
  await context.clients
    .ec2(context.region)
    .send(new DetachInternetGatewayCommand({ InternetGatewayId: id, VpcId: vpcId }));
};
