import { DeleteRolePolicyCommand, GetRolePolicyCommand, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { orAbsent } from "../../orAbsent.js";
import { defineResource } from "../../ResourceDefinition.js";
import { shape } from "../../Shape.js";
import { examplePolicy, exampleTrust } from "./examplePolicies.js";

/** An inline policy of a role. */
export const RolePolicy = defineResource({
  type: "aws:iam/rolePolicy:RolePolicy",
  applied: true,
  why: "Its statements decide every request made under the role, and the decision log names them.",
  scope: "global",
  inputs: {
    name: shape.autoNamed({ maxLength: 128, prefixFrom: "namePrefix" }),
    namePrefix: shape.text(),
    policy: shape.required(shape.json()),
    role: shape.required(shape.text()),
  },
  replacedBy: ["name", "namePrefix", "role"],
  identifiedBy: ["name", "role"],
  examples: [
    {
      needs: {
        role: {
          type: "aws:iam/role:Role",
          inputs: () => ({
            name: "conformance-inline-role",
            assumeRolePolicy: exampleTrust("ecs-tasks.amazonaws.com"),
          }),
        },
      },
      base: (made) => ({ name: "conformance-inline", role: made("role", "id"), policy: examplePolicy("s3:GetObject") }),
      updated: (made) => ({
        name: "conformance-inline",
        role: made("role", "id"),
        policy: examplePolicy("s3:GetObject", "s3:GetObjectVersion"),
      }),
      replacing: (made) => ({
        name: "conformance-inline-renamed",
        role: made("role", "id"),
        policy: examplePolicy("s3:GetObject"),
      }),
    },
  ],
  identity: ({ name, role }) => ({ id: `${role}:${name}`, outputs: {} }),
  create: async ({ name, role, policy }, context) => {
    await context.clients
      .iam(context.region)
      .send(new PutRolePolicyCommand({ RoleName: role, PolicyName: name, PolicyDocument: policy }));
    return { id: `${role}:${name}` };
  },
  read: async (id, _inputs, context) => {
    const place = placeOf(id);
    const found = await orAbsent(context.clients.iam(context.region).send(new GetRolePolicyCommand(place)));
    return (
      found && {
        name: found.PolicyName,
        role: found.RoleName,
        policy: decodeURIComponent(found.PolicyDocument ?? ""),
      }
    );
  },
  update: async (id, _olds, { policy }, context) => {
    await context.clients
      .iam(context.region)
      .send(new PutRolePolicyCommand({ ...placeOf(id), PolicyDocument: policy }));
  },
  delete: async (id, _olds, context) => {
    await context.clients.iam(context.region).send(new DeleteRolePolicyCommand(placeOf(id)));
  },
});

const placeOf = (id: string): { RoleName: string; PolicyName: string } => {
  const [RoleName, PolicyName] = id.split(":");
  if (!RoleName || !PolicyName) {
    throw new Error(`${id} is not the id of a role policy: give <role name>:<policy name>.`);
  }
  return { RoleName, PolicyName };
};
