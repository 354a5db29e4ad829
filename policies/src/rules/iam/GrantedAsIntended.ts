import { identityDocuments } from "../../documents/identityPolicies.js";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ExampleResource, RelationRule } from "../../engine/Rule.js";
import { compliant, type Finding, type Verdict, verdictOf } from "../../engine/Verdict.js";
import { contextOf } from "./contextOf.js";
import { boundaryComponent, deployerComponent, type Intended, intendedStatements } from "./intendedStatements.js";
import { roleComponents } from "./intentsOfComponents.js";
import { attachmentType, policiesOf, policyType, rolePolicyType, rolesOf, roleType } from "./roleGraph.js";
import { uncoveredGrants } from "./uncoveredGrants.js";

const taskRole = (policy: object): readonly ExampleResource[] => [
  { type: rolePolicyType, name: "access", parent: "orders", refersTo: { role: "role" }, props: policyWith(policy) },
  { type: roleType, name: "role", parent: "orders" },
  {
    type: "sallyport:index:TaskRole",
    name: "orders",
    props: {
      access: [{ bucket: "orders", prefix: "in/", actions: ["Read"] }],
      account: { accountId: "111122223333" },
      region: "eu-west-1",
    },
  },
];
const read = { Sid: "Read", Effect: "Allow", Action: "s3:GetObject", Resource: "arn:aws:s3:::orders/in/*" };
const policyWith = (statement: object) => ({ policy: JSON.stringify({ Statement: [statement] }) });
const [, ...role] = taskRole({});

/**
 * What the roles of components are granted is what their arguments say: granted minus intended is empty. Whoever adds a policy to such a
 * role, at whatever place of the program, adds to the arguments or is found.
 */
export const GrantedAsIntended: RelationRule = {
  id: "granted-as-intended",
  title: "Roles are granted what their access intents say, and nothing else",
  severity: "high",
  why: "A policy that is added beside the intents is what nobody reviews: reviews, endpoint policies and reports go by the intents",
  fix: "write the access into the component's `access`, or remove the policy that grants more",
  url: "https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html#grant-least-privilege",
  controls: ["IAM-01", "IAM-03", "IAM-04", "IAM-08", "IAM-10", "IAM-20"],
  scope: "stack",
  types: [rolePolicyType, policyType, attachmentType, roleType],
  evaluate: (resource, graph) => {
    const owner = ownerOf(resource, graph);
    if (owner === undefined) return compliant;
    return resource.type === attachmentType ? attached(resource, graph) : compared(resource, owner, graph);
  },
  examples: {
    good: taskRole(read),
    bad: taskRole({ ...read, Resource: "arn:aws:s3:::orders/*" }),
    others: {
      "a scan of a table that nobody asked for": taskRole({
        ...read,
        Action: "dynamodb:Scan",
        Resource: "arn:aws:dynamodb:eu-west-1:111122223333:table/orders",
      }),
      "another action": taskRole({ ...read, Action: ["s3:GetObject", "s3:DeleteObject"] }),
      "everything but a list": taskRole({ ...read, Action: undefined, NotAction: "s3:DeleteObject" }),
      "an inline policy of the role": [
        {
          type: roleType,
          name: "role",
          parent: "orders",
          props: { inlinePolicies: [policyWith({ ...read, Action: "s3:PutObject" })] },
        },
        ...role.slice(1),
      ],
      "a policy from elsewhere": [
        {
          type: rolePolicyType,
          name: "extra",
          refersTo: { role: "role" },
          props: policyWith({ ...read, Action: "sqs:SendMessage" }),
        },
        ...role,
      ],
      "a managed policy of AWS": [
        {
          type: attachmentType,
          name: "extra",
          refersTo: { role: "role" },
          props: { policyArn: "arn:aws:iam::aws:policy/ReadOnlyAccess" },
        },
        ...role,
      ],
      "a boundary that is wider than the component's": [
        {
          type: policyType,
          name: "policy",
          parent: "boundary",
          props: policyWith({ ...read, Action: "iam:CreateUser" }),
        },
        {
          type: boundaryComponent,
          name: "boundary",
          props: { regions: ["eu-west-1"], account: { accountId: "111122223333" } },
        },
      ],
    },
  },
};

interface Owner {
  readonly component: ResourceView;
  /** A document of the component's that says where it lies. */
  readonly written: ResourceView;
}

/** The component whose arguments say what a policy may grant: that of the role that has it, or of the boundary that it is. */
function ownerOf(resource: ResourceView, graph: ResourceGraph): Owner | undefined {
  for (const role of rolesOf(resource, graph)) {
    const component = graph.ancestors(role).find(({ type }) => roleComponents.has(type));
    if (component) return { component, written: role };
  }
  const component = graph.ancestors(resource).find(({ type }) => type === boundaryComponent);
  return component && { component, written: resource };
}

function compared(resource: ResourceView, { component, written }: Owner, graph: ResourceGraph): Verdict {
  const granted = identityDocuments(resource)
    .flatMap(parsePolicy)
    .filter(({ effect }) => effect === "Allow");
  const managed = resource.type === roleType ? listOf(resource.inputs.managedPolicyArns) : [];
  const keeps = resource.type === roleType && component.type === deployerComponent;
  const attachments = managed.map((arn) => attachedFinding(resource, arn));
  if (granted.length === 0 && !keeps) return verdictOf(attachments);
  const place = contextOf(component, written);
  // Boundaries are the same in every region.
  const region = component.type === boundaryComponent ? "" : place?.region;
  if (place === undefined || region === undefined) {
    return { kind: "undetermined", reason: `account or region of ${component.name} are not known` };
  }
  const intended = intendedStatements(component, { ...place, region }, graph);
  return verdictOf([
    ...beyond(granted, intended).map(({ statement, action, resources }) => ({
      id: `Granted::${action}`,
      message: `statement ${statement.sid} of ${resource.name} grants ${action} on ${resources.join(", ")}, which ${component.name} was not told to`,
    })),
    ...attachments,
    ...(keeps ? missingDenials(resource, intended.onResources, graph) : []),
  ]);
}

function beyond(granted: readonly PolicyStatement[], { onResources, onKeys }: Intended) {
  const more = uncoveredGrants(granted, onResources);
  return more.length === 0 ? more : uncoveredGrants(granted, [...onResources, ...onKeys()]);
}

/** What a deployer is denied whatever else it is allowed must stand in one of its policies. */
function missingDenials(
  role: ResourceView,
  intended: readonly PolicyStatement[],
  graph: ResourceGraph,
): readonly Finding[] {
  const denied = policiesOf(role, graph)
    .flatMap(identityDocuments)
    .flatMap(parsePolicy)
    .filter(({ effect }) => effect === "Deny");
  const isDenied = ({ actions, resources }: PolicyStatement) =>
    denied.some(
      (one) =>
        Object.keys(one.conditions).length === 0 &&
        actions.every((action) => one.actions.includes(action)) &&
        resources.every((resource) => one.resources.includes(resource)),
    );
  return intended
    .filter((statement) => statement.effect === "Deny" && !isDenied(statement))
    .map(({ sid, actions }) => ({ id: `Denied::${sid}`, message: `${role.name} is not denied ${actions.join(", ")}` }));
}

/** A managed policy of the stack is compared itself; one from outside says nothing that could be. */
function attached(attachment: ResourceView, graph: ResourceGraph): Verdict {
  if (graph.referenced(attachment, "policyArn").some(({ type }) => type === policyType)) return compliant;
  return verdictOf([attachedFinding(attachment, String(attachment.props.policyArn))]);
}

function attachedFinding({ name }: ResourceView, arn: string): Finding {
  return { id: `Attached::${arn}`, message: `${name} attaches ${arn} to a role that was told its access` };
}

function listOf(value: unknown): readonly string[] {
  return (value ?? []) as readonly string[];
}
