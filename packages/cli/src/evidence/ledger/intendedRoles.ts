import { parsePolicy } from "@sallyport/policies";
import { propText } from "../../commands/describe/propText.js";
import { StateView } from "../../commands/describe/StateView.js";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import type { IntendedRole } from "./IntendedRole.js";
import type { RoleStatement } from "./RoleGrants.js";

/** The roles of a stack's state, with the statements that its program wrote. */
export function intendedRoles(stack: string, resources: readonly RecordedResource[]): readonly IntendedRole[] {
  const state = new StateView(resources);
  const managed = new Map(
    state.of("aws:iam/policy:Policy").map(({ id, props }) => [propText(props, "arn") || id, props]),
  );
  return state.of("aws:iam/role:Role").map(({ id, props }) => {
    const role = propText(props, "name") || id;
    const of = (type: string) => state.of(type).filter((entry) => propText(entry.props, "role") === role);
    const parts = [
      ...of("aws:iam/rolePolicy:RolePolicy").map((policy) =>
        // Its id is the role's name and its own.
        statementsIn(propText(policy.props, "name") || policy.id.split(":").slice(1).join(":"), policy.props.policy),
      ),
      ...of("aws:iam/rolePolicyAttachment:RolePolicyAttachment").map((attached) => {
        const arn = propText(attached.props, "policyArn");
        return statementsIn(arn, managed.get(arn)?.policy);
      }),
    ];
    const known = parts.filter((statements) => statements !== undefined);
    return { stack, role, statements: known.length === parts.length ? known.flat() : undefined };
  });
}

function statementsIn(policy: string, document: unknown): readonly RoleStatement[] | undefined {
  if (typeof document !== "string" || !document.startsWith("{")) return undefined;
  return parsePolicy(document).map((statement) => ({ ...statement, policy }));
}
