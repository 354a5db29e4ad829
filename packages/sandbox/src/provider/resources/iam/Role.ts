import {
  CreateRoleCommand,
  DeleteRoleCommand,
  DeleteRolePermissionsBoundaryCommand,
  GetRoleCommand,
  PutRolePermissionsBoundaryCommand,
  TagRoleCommand,
  UntagRoleCommand,
  UpdateAssumeRolePolicyCommand,
  UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import { orAbsent } from "../../orAbsent.js";
import { PartlyCreated } from "../../PartlyCreated.js";
import { planId } from "../../planId.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { allTags } from "../../tags/allTags.js";
import { applyTagChanges } from "../../tags/applyTagChanges.js";
import { fromTagList } from "../../tags/fromTagList.js";
import { tagState } from "../../tags/tagState.js";
import { toTagList } from "../../tags/toTagList.js";
import { detachAll } from "./detachAll.js";
import { examplePolicy, exampleTrust } from "./examplePolicies.js";
import { readOwnPolicies, writeOwnPolicies } from "./ownPolicies.js";

/** An IAM role: trust policy, session length, permissions boundary, and the policies given with it. */
export const Role = defineResource({
  type: "aws:iam/role:Role",
  applied: true,
  why: "Trust policy, permissions boundary and policies decide every request made under the role.",
  scope: "global",
  inputs: {
    assumeRolePolicy: shape.required(shape.json()),
    description: shape.text(),
    forceDetachPolicies: shape.withDefault(shape.flag(), false),
    inlinePolicies: shape.set(
      shape.object({ name: shape.required(shape.text()), policy: shape.required(shape.json()) }),
    ),
    managedPolicyArns: shape.set(shape.text()),
    maxSessionDuration: shape.withDefault(shape.number(), 3600),
    name: shape.autoNamed({ maxLength: 64, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    path: shape.withDefault(shape.text(), "/"),
    permissionsBoundary: shape.text(),
    tags: shape.map(shape.text()),
  },
  recordedInputs: { forceDetachPolicies: "It says how to delete; IAM does not keep it." },
  replacedBy: ["name", "namePrefix", "path"],
  identifiedBy: ["name"],
  examples: [
    {
      needs: {
        boundary: {
          type: "aws:iam/policy:Policy",
          inputs: () => ({ name: "conformance-role-boundary", policy: examplePolicy("sqs:*") }),
        },
      },
      base: (made) => ({
        name: "conformance-role",
        assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com"),
        description: "reads the queue",
        maxSessionDuration: 7200,
        permissionsBoundary: made("boundary", "arn"),
        tags: { team: "data", stage: "test" },
      }),
      updated: () => ({
        name: "conformance-role",
        assumeRolePolicy: exampleTrust("events.amazonaws.com"),
        maxSessionDuration: 3600,
        tags: { team: "platform" },
      }),
      replacing: (made) => ({
        name: "conformance-role-moved",
        assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com"),
        permissionsBoundary: made("boundary", "arn"),
      }),
    },
    {
      base: () => ({
        name: "conformance-role-policies",
        path: "/conformance/",
        assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com"),
        inlinePolicies: [{ name: "read", policy: examplePolicy("s3:GetObject") }],
        managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess"],
      }),
      updated: () => ({
        name: "conformance-role-policies",
        path: "/conformance/",
        assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com"),
        inlinePolicies: [{ name: "write", policy: examplePolicy("s3:PutObject") }],
        managedPolicyArns: ["arn:aws:iam::aws:policy/SecurityAudit"],
      }),
      replacing: () => ({
        name: "conformance-role-policies",
        path: "/elsewhere/",
        assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com"),
      }),
    },
  ],
  validate: ({ maxSessionDuration }) =>
    maxSessionDuration < 3600 || maxSessionDuration > 43_200
      ? [{ property: "maxSessionDuration", reason: "give 3600 to 43200 seconds" }]
      : [],
  identity: (inputs, context) => ({
    id: inputs.name,
    outputs: {
      arn: `arn:${context.partition}:iam::${context.accountId}:role${inputs.path}${inputs.name}`,
      createDate: "1970-01-01T00:00:00Z",
      uniqueId: `AROA${planId(context.urn).toUpperCase()}`,
    },
  }),
  create: async (inputs, context) => {
    const iam = context.clients.iam(context.region);
    await iam.send(
      new CreateRoleCommand({
        RoleName: inputs.name,
        Path: inputs.path,
        AssumeRolePolicyDocument: inputs.assumeRolePolicy,
        Description: inputs.description,
        MaxSessionDuration: inputs.maxSessionDuration,
        PermissionsBoundary: inputs.permissionsBoundary,
        Tags: toTagList(allTags(inputs, context)),
      }),
    );
    try {
      await writeOwnPolicies(iam, inputs.name, {}, inputs);
    } catch (error) {
      throw new PartlyCreated(inputs.name, error);
    }
    return { id: inputs.name };
  },
  read: async (id, inputs, context) => {
    const iam = context.clients.iam(context.region);
    const role = (await orAbsent(iam.send(new GetRoleCommand({ RoleName: id }))))?.Role;
    return (
      role && {
        name: id,
        path: role.Path,
        assumeRolePolicy: decodeURIComponent(role.AssumeRolePolicyDocument ?? ""),
        description: role.Description === "" ? undefined : role.Description,
        maxSessionDuration: role.MaxSessionDuration,
        permissionsBoundary: role.PermissionsBoundary?.PermissionsBoundaryArn,
        arn: role.Arn,
        createDate: role.CreateDate?.toISOString(),
        uniqueId: role.RoleId,
        ...(await readOwnPolicies(iam, id, inputs)),
        ...tagState(fromTagList(role.Tags), inputs, context),
      }
    );
  },
  update: async (id, olds, news, context) => {
    const iam = context.clients.iam(context.region);
    const RoleName = id;
    await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument: news.assumeRolePolicy }));
    await iam.send(
      new UpdateRoleCommand({
        RoleName,
        Description: news.description ?? "",
        MaxSessionDuration: news.maxSessionDuration,
      }),
    );
    if (news.permissionsBoundary !== undefined) {
      await iam.send(
        new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary: news.permissionsBoundary }),
      );
    } else if (olds.permissionsBoundary !== undefined) {
      await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
    }
    await writeOwnPolicies(iam, id, olds, news);
    await applyTagChanges(olds.tagsAll, allTags(news, context), {
      set: (tags) => iam.send(new TagRoleCommand({ RoleName, Tags: toTagList(tags) })),
      remove: (keys) => iam.send(new UntagRoleCommand({ RoleName, TagKeys: keys })),
    });
  },
  delete: async (id, olds, context) => {
    const iam = context.clients.iam(context.region);
    if (olds.forceDetachPolicies) {
      await detachAll(iam, id);
    } else {
      await writeOwnPolicies(iam, id, olds, {});
    }
    await iam.send(new DeleteRoleCommand({ RoleName: id }));
  },
});
