import {
  AttachRolePolicyCommand,
  DetachRolePolicyCommand,
  GetPolicyCommand,
  ListAttachedRolePoliciesCommand,
} from "@aws-sdk/client-iam";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { examplePolicy, exampleTrust } from "./examplePolicies.js";

/** A managed policy attached to a role. */
export const RolePolicyAttachment = defineResource({
  type: "aws:iam/rolePolicyAttachment:RolePolicyAttachment",
  applied: true,
  why: "The policy's statements decide the role's requests from then on.",
  scope: "global",
  inputs: { policyArn: shape.required(shape.text()), role: shape.required(shape.text()) },
  replacedBy: ["policyArn", "role"],
  identifiedBy: ["policyArn", "role"],
  examples: [
    {
      needs: {
        policy: {
          type: "aws:iam/policy:Policy",
          inputs: () => ({ name: "conformance-attached", policy: examplePolicy("s3:GetObject") }),
        },
        role: {
          type: "aws:iam/role:Role",
          inputs: () => ({
            name: "conformance-attached-role",
            assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com"),
          }),
        },
      },
      base: (made) => ({ role: made("role", "id"), policyArn: made("policy", "arn") }),
      replacing: (made) => ({ role: made("role", "id"), policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" }),
    },
  ],
  identity: ({ policyArn, role }) => ({ id: `${role}/${policyArn}`, outputs: {} }),
  create: async ({ policyArn, role }, context) => {
    const iam = context.clients.iam(context.region);
    // The emulator would attach a policy that does not exist, which grants nothing.
    await iam.send(new GetPolicyCommand({ PolicyArn: policyArn }));
    await iam.send(new AttachRolePolicyCommand({ RoleName: role, PolicyArn: policyArn }));
    return { id: `${role}/${policyArn}` };
  },
  read: async (id, _inputs, context) => {
    const { RoleName, PolicyArn } = placeOf(id);
    const iam = context.clients.iam(context.region);
    const attached = await orAbsent(iam.send(new ListAttachedRolePoliciesCommand({ RoleName })));
    return attached?.AttachedPolicies?.some((policy) => policy.PolicyArn === PolicyArn)
      ? { role: RoleName, policyArn: PolicyArn }
      : undefined;
  },
  delete: async (id, _olds, context) => {
    await context.clients.iam(context.region).send(new DetachRolePolicyCommand(placeOf(id)));
  },
});

const placeOf = (id: string): { RoleName: string; PolicyArn: string } => {
  const [RoleName, ...rest] = id.split("/");
  if (!RoleName || rest.length === 0) {
    throw new Error(`${id} is not the id of a role policy attachment: give <role name>/<policy ARN>.`);
  }
  return { RoleName, PolicyArn: rest.join("/") };
};
