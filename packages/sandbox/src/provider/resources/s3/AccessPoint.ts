import {
  CreateAccessPointCommand,
  DeleteAccessPointCommand,
  DeleteAccessPointPolicyCommand,
  GetAccessPointCommand,
  type GetAccessPointCommandOutput,
  GetAccessPointPolicyCommand,
  PutAccessPointPolicyCommand,
} from "@aws-sdk/client-s3-control";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { tagState } from "../../tags/tagState.js";
import type { Json } from "../../values/Json.js";
import { exampleBuckets } from "./exampleBuckets.js";

const on = shape.withDefault(shape.flag(), true);

export const accessPoint = defineResource({
  type: "aws:s3/accessPoint:AccessPoint",
  applied: true,
  why: "Objects are reached through its ARN or alias, judged by its policy and by the bucket's; its VPC is only kept.",
  inputs: {
    bucket: shape.required(shape.text()),
    name: shape.autoNamed({ maxLength: 50, lowerCase: true }),
    accountId: shape.text(),
    bucketAccountId: shape.text(),
    policy: shape.json(),
    publicAccessBlockConfiguration: shape.object({
      blockPublicAcls: on,
      blockPublicPolicy: on,
      ignorePublicAcls: on,
      restrictPublicBuckets: on,
    }),
    vpcConfiguration: shape.object({ vpcId: shape.required(shape.text()) }),
    tags: shape.map(shape.text()),
  },
  recordedInputs: {
    tags: "The emulator does not return an access point's tags.",
    tagsAll: "The emulator does not return an access point's tags.",
  },
  replacedBy: ["accountId", "bucket", "bucketAccountId", "name", "publicAccessBlockConfiguration", "vpcConfiguration"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: exampleBuckets("access-point"),
      base: (made) => ({
        bucket: made("bucket", "id"),
        name: "conformance-access-point",
        publicAccessBlockConfiguration: {},
        vpcConfiguration: { vpcId: "vpc-0a1b2c3d4e5f60718" },
        policy: readerPolicy("conformance-access-point", "in/"),
        tags: { team: "data" },
      }),
      updated: (made) => ({
        bucket: made("bucket", "id"),
        name: "conformance-access-point",
        publicAccessBlockConfiguration: {},
        vpcConfiguration: { vpcId: "vpc-0a1b2c3d4e5f60718" },
        policy: readerPolicy("conformance-access-point", "out/"),
        tags: { team: "data" },
      }),
      replacing: (made) => ({ bucket: made("other", "id"), name: "conformance-access-point" }),
    },
  ],
  validate: ({ name }) =>
    /^[a-z0-9](-?[a-z0-9])+$/.test(name) && name.length >= 3 && name.length <= 50
      ? []
      : [{ property: "name", reason: "must be 3 to 50 lower case letters, digits and single hyphens" }],
  identity: (given, { region, accountId }) => {
    const { name, vpcConfiguration } = given;
    return {
      id: `${accountId}:${name}`,
      outputs: {
        arn: `arn:aws:s3:${region}:${accountId}:accesspoint/${name}`,
        alias: `${name.slice(0, 20)}-s3alias`,
        accountId,
        bucketAccountId: accountId,
        domainName: `${name}-${accountId}.s3-accesspoint.${region}.amazonaws.com`,
        endpoints: {},
        hasPublicAccessPolicy: false,
        networkOrigin: vpcConfiguration === undefined ? "Internet" : "VPC",
        policy: given.policy ?? "",
        publicAccessBlockConfiguration: given.publicAccessBlockConfiguration ?? allOn,
      },
    };
  },
  create: async (given, context) => {
    const { name, bucket, policy, publicAccessBlockConfiguration: block = allOn, vpcConfiguration } = given;
    await context.clients.s3control(context.region).send(
      new CreateAccessPointCommand({
        ...named(name, context),
        Bucket: bucket,
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: block.blockPublicAcls,
          BlockPublicPolicy: block.blockPublicPolicy,
          IgnorePublicAcls: block.ignorePublicAcls,
          RestrictPublicBuckets: block.restrictPublicBuckets,
        },
        ...(vpcConfiguration === undefined ? {} : { VpcConfiguration: { VpcId: vpcConfiguration.vpcId } }),
        Tags: Object.entries(allTags(given, context)).map(([Key, Value]) => ({ Key, Value })),
      }),
    );
    return await completeCreate(`${context.accountId}:${name}`, () => putPolicy(name, policy, context));
  },
  read: async (id, known, context) => {
    const name = nameIn(id);
    const control = context.clients.s3control(context.region);
    const live = await orAbsent(control.send(new GetAccessPointCommand(named(name, context))));
    if (live === undefined) return undefined;
    const answer = await orAbsent(control.send(new GetAccessPointPolicyCommand(named(name, context))));
    const { accountId, region } = context;
    return {
      name,
      bucket: live.Bucket,
      ...(live.VpcConfiguration === undefined
        ? {}
        : { vpcConfiguration: { vpcId: live.VpcConfiguration.VpcId ?? "" } }),
      publicAccessBlockConfiguration: blockOf(live),
      policy: answer?.Policy ?? "",
      arn: live.AccessPointArn,
      alias: live.Alias,
      accountId,
      bucketAccountId: live.BucketAccountId,
      domainName: `${name}-${accountId}.s3-accesspoint.${region}.amazonaws.com`,
      endpoints: { ...live.Endpoints },
      hasPublicAccessPolicy: false,
      networkOrigin: live.NetworkOrigin,
      ...tagState({ ...context.defaultTags, ...known.tags }, known, context),
    };
  },
  update: async (id, _, { policy }, context) => {
    await putPolicy(nameIn(id), policy, context);
  },
  delete: async (id, _, context) => {
    await context.clients.s3control(context.region).send(new DeleteAccessPointCommand(named(nameIn(id), context)));
  },
});

const allOn = { blockPublicAcls: true, blockPublicPolicy: true, ignorePublicAcls: true, restrictPublicBuckets: true };

const named = (Name: string, { accountId: AccountId }: Context) => ({ Name, AccountId });

const nameIn = (id: string): string => id.slice(id.indexOf(":") + 1);

/** Without a policy in the program the one in place stays, as with the official provider; "{}" takes it away. */
const putPolicy = async (name: string, policy: string | undefined, context: Context): Promise<void> => {
  if (policy === undefined || policy === "") return;
  const control = context.clients.s3control(context.region);
  await (policy === "{}"
    ? control.send(new DeleteAccessPointPolicyCommand(named(name, context)))
    : control.send(new PutAccessPointPolicyCommand({ ...named(name, context), Policy: policy })));
};

const blockOf = ({ PublicAccessBlockConfiguration: block }: GetAccessPointCommandOutput): Json => ({
  blockPublicAcls: block?.BlockPublicAcls ?? true,
  blockPublicPolicy: block?.BlockPublicPolicy ?? true,
  ignorePublicAcls: block?.IgnorePublicAcls ?? true,
  restrictPublicBuckets: block?.RestrictPublicBuckets ?? true,
});

const readerPolicy = (name: string, prefix: string): string =>
  JSON.stringify({
    Version: "2012-10-17",
    Statement: [
      {
        Sid: "Read",
        Effect: "Allow",
        Principal: { AWS: "arn:aws:iam::000000000000:root" },
        Action: "s3:GetObject",
        Resource: `arn:aws:s3:eu-west-1:000000000000:accesspoint/${name}/object/${prefix}*`,
      },
    ],
  });
