import { type PolicyStatement, parsePolicy } from "@sallyport/policies";
import { propText } from "./propText.js";
import type { DescribedRole } from "./StackDescription.js";
import type { StateView } from "./StateView.js";

/** The roles of a state, with who becomes them and all that they may do. */
export function rolesOf(state: StateView): readonly DescribedRole[] {
  return state.of("aws:iam/role:Role").map(({ id, props }) => {
    const name = propText(props, "name") || id;
    const own = (type: string) => state.of(type).filter((entry) => propText(entry.props, "role") === name);
    return {
      name,
      boundary: propText(props, "permissionsBoundary") || null,
      trustedBy: parsed(props.assumeRolePolicy)
        .filter(({ effect }) => effect === "Allow")
        .flatMap(({ principals }) => principals.map(({ kind, value }) => `${kind} ${value}`))
        .sort(),
      managedPolicies: own("aws:iam/rolePolicyAttachment:RolePolicyAttachment")
        .map((attached) => propText(attached.props, "policyArn"))
        .sort(),
      statements: own("aws:iam/rolePolicy:RolePolicy").flatMap((policy) =>
        parsed(policy.props.policy).map((statement) => ({
          policy: propText(policy.props, "name") || policy.name,
          sid: statement.sid,
          effect: statement.effect,
          actions: [...statement.actions, ...statement.notActions.map((action) => `not ${action}`)].sort(),
          resources: [...statement.resources, ...statement.notResources.map((resource) => `not ${resource}`)].sort(),
          conditions: Object.entries(statement.conditions)
            .flatMap(([operator, keys]) => Object.keys(keys).map((key) => `${operator} ${key}`))
            .sort(),
        })),
      ),
    };
  });
}

/** What is no document yet, because it is only planned, has no statements to tell. */
function parsed(document: unknown): readonly PolicyStatement[] {
  try {
    return parsePolicy(document);
  } catch {
    return [];
  }
}
