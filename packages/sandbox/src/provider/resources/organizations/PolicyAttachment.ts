import { AttachPolicyCommand, DetachPolicyCommand, ListTargetsForPolicyCommand } from "@aws-sdk/client-organizations";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { examplePolicy } from "./examplePolicy.js";

/** A policy of an organization bound to its root, a unit or an account. */
export const PolicyAttachment = defineResource({
  type: "aws:organizations/policyAttachment:PolicyAttachment",
  applied: false,
  why: "Kept by the sandbox; no account's call is judged by it.",
  scope: "global",
  inputs: {
    policyId: shape.required(shape.text()),
    skipDestroy: shape.flag(),
    targetId: shape.required(shape.text()),
  },
  recordedInputs: { skipDestroy: "Concerns the provider alone: AWS does not know of it." },
  replacedBy: ["policyId", "targetId"],
  identifiedBy: ["policyId", "targetId"],
  examples: [
    {
      needs: {
        policy: {
          type: "aws:organizations/policy:Policy",
          inputs: () => ({ name: "conformance-bound", content: examplePolicy("iam:CreateUser") }),
        },
        other: {
          type: "aws:organizations/policy:Policy",
          inputs: () => ({ name: "conformance-bound-other", content: examplePolicy("iam:CreateUser") }),
        },
      },
      base: (made) => ({ policyId: made("policy", "id"), targetId: "000000000000" }),
      replacing: (made) => ({ policyId: made("other", "id"), targetId: "000000000000" }),
    },
  ],
  identity: ({ policyId, targetId }) => ({ id: `${targetId}:${policyId}`, outputs: {} }),
  create: async ({ policyId: PolicyId, targetId: TargetId }, context) => {
    await context.clients.organizations(context.region).send(new AttachPolicyCommand({ PolicyId, TargetId }));
    return { id: `${TargetId}:${PolicyId}` };
  },
  read: async (id, _inputs, context) => {
    const { PolicyId, TargetId } = partsOf(id);
    const organizations = context.clients.organizations(context.region);
    let NextToken: string | undefined;
    do {
      const page = await orAbsent(organizations.send(new ListTargetsForPolicyCommand({ PolicyId, NextToken })));
      if (page?.Targets?.some((target) => target.TargetId === TargetId)) {
        return { policyId: PolicyId, targetId: TargetId };
      }
      NextToken = page?.NextToken;
    } while (NextToken !== undefined);
    return undefined;
  },
  delete: async (id, _olds, context) => {
    await context.clients.organizations(context.region).send(new DetachPolicyCommand(partsOf(id)));
  },
});

const partsOf = (id: string): { PolicyId: string; TargetId: string } => {
  const [TargetId, PolicyId, ...rest] = id.split(":");
  if (!TargetId || !PolicyId || rest.length > 0) {
    throw new Error(`${id} is not the id of a policy's attachment: give <target id>:<policy id>.`);
  }
  return { PolicyId, TargetId };
};
