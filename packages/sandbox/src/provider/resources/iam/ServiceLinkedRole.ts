import {
  CreateServiceLinkedRoleCommand,
  DeleteServiceLinkedRoleCommand,
  GetRoleCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import type { Context } from "../../Context.js";
import { completeCreate } from "../../completeCreate.js";
import { orAbsent } from "../../orAbsent.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";

/** The role of an AWS service that only it can take, one in an account. */
export const ServiceLinkedRole = defineResource({
  type: "aws:iam/serviceLinkedRole:ServiceLinkedRole",
  applied: false,
  why: "Kept by the emulator, one of a service in an account as on AWS; it has no policy, and no service takes it.",
  scope: "global",
  inputs: {
    awsServiceName: shape.required(shape.text()),
    description: shape.text(),
    tags: shape.map(shape.text()),
  },
  unsupported: ["customSuffix"],
  replacedBy: ["awsServiceName"],
  identifiedBy: ["awsServiceName"],
  examples: [
    {
      base: () => ({ awsServiceName: "batch.amazonaws.com", description: "Batch", tags: { team: "security" } }),
      updated: () => ({ awsServiceName: "batch.amazonaws.com", description: "Jobs", tags: { stage: "test" } }),
      replacing: () => ({ awsServiceName: "elasticache.amazonaws.com" }),
    },
  ],
  identity: ({ awsServiceName, description }, { partition, accountId, urn }) => {
    const name = roleNameOf(awsServiceName);
    const path = `/aws-service-role/${awsServiceName}/`;
    const arn = `arn:${partition}:iam::${accountId}:role${path}${name}`;
    return {
      id: arn,
      outputs: {
        arn,
        name,
        path,
        createDate: "2026-01-01T00:00:00Z",
        description: description ?? "",
        uniqueId: `AROA${planId(urn, 17).toUpperCase()}`,
      },
    };
  },
  create: async (given, context) => {
    const iam = context.clients.iam(context.region);
    const { awsServiceName: AWSServiceName, description: Description } = given;
    const { Role } = await iam.send(new CreateServiceLinkedRoleCommand({ AWSServiceName, Description }));
    const RoleName = Role?.RoleName ?? "";
    return await completeCreate(Role?.Arn ?? "", async () => {
      // The emulator takes no description with the call that makes it.
      await describe(RoleName, Description, context);
      const Tags = toTagList(allTags(given, context));
      if (Tags.length > 0) await iam.send(new TagRoleCommand({ RoleName, Tags }));
    });
  },
  read: async (id, given, context) => {
    const command = new GetRoleCommand({ RoleName: nameIn(id) });
    const found = (await orAbsent(context.clients.iam(context.region).send(command)))?.Role;
    return (
      found && {
        awsServiceName: found.Path?.split("/")[2],
        description: found.Description,
        arn: found.Arn,
        name: found.RoleName,
        path: found.Path,
        createDate: found.CreateDate?.toISOString(),
        uniqueId: found.RoleId,
        ...tagState(fromTagList(found.Tags), given, context),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const iam = context.clients.iam(context.region);
    const RoleName = nameIn(id);
    await describe(RoleName, news.description, context);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => iam.send(new TagRoleCommand({ RoleName, Tags: toTagList(tags) })),
      remove: (TagKeys) => iam.send(new UntagRoleCommand({ RoleName, TagKeys })),
    });
  },
  delete: async (id, _olds, context) => {
    await context.clients.iam(context.region).send(new DeleteServiceLinkedRoleCommand({ RoleName: nameIn(id) }));
  },
});

const nameIn = (arn: string): string => arn.slice(arn.lastIndexOf("/") + 1);

/** AWS's own names, where they are not the service's with a capital. */
const roleNameOf = (service: string): string => {
  const [word = ""] = service.split(".");
  return `AWSServiceRoleFor${word.charAt(0).toUpperCase()}${word.slice(1)}`;
};

const describe = async (RoleName: string, Description: string | undefined, context: Context): Promise<void> => {
  if (Description === undefined) return;
  await context.clients.iam(context.region).send(new UpdateRoleCommand({ RoleName, Description }));
};
