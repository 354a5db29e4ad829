import {
  type AccessContext,
  type AccessIntent,
  deployerPolicyFor,
  keyStatementsFor,
  permissionsBoundaryFor,
  remediationBoundaryFor,
  resourceKinds,
  resourceStatementsFor,
  type Statement,
} from "@sallyport/intents";
import { type PolicyStatement, parsePolicy } from "../../documents/parsePolicy.js";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import { intentsOf, isTraced, machineOf } from "./intentsOfComponents.js";

export const deployerComponent = "sallyport:index:DeployerRole";
export const boundaryComponent = "sallyport:index:PermissionsBoundary";

/** What a component was told to grant, on the resources and on their keys: the latter is asked for only where the former does not do. */
export interface Intended {
  readonly onResources: readonly PolicyStatement[];
  readonly onKeys: () => readonly PolicyStatement[];
}

/**
 * Compiles what a component's arguments mean.
 *
 * @throws UnknownValueError where an argument that decides is not known yet
 */
export function intendedStatements(component: ResourceView, context: AccessContext, graph: ResourceGraph): Intended {
  if (component.type === boundaryComponent) {
    const boundaryFor = component.inputs.remediation === true ? remediationBoundaryFor : permissionsBoundaryFor;
    return {
      onResources: parsed(boundaryFor(context, listOf(component.inputs.regions)).Statement),
      onKeys: () => [],
    };
  }
  const intents = intentsOf(component);
  const named = intents.filter(namesResource);
  return {
    onResources: [
      ...parsed(resourceStatementsFor(named, context)),
      ...(isTraced(component, graph) ? [traces] : []),
      ...(component.type === deployerComponent ? deployments(component, context) : []),
    ],
    onKeys: () => {
      const withKey = intents.filter((intent) => Object.keys(intent).includes("key"));
      const direct = withKey.filter((intent) => !namesResource(intent));
      return parsed([
        ...resourceStatementsFor(direct, context),
        ...keyStatementsFor(withKey.filter(namesResource), context),
        ...executionKeys(machineOf(component, graph), context),
      ]);
    },
  };
}

const [traces] = parsePolicy({
  Statement: { Effect: "Allow", Action: ["xray:PutTelemetryRecords", "xray:PutTraceSegments"], Resource: "*" },
}) as readonly [PolicyStatement];

/** What a state machine's role does with the machine's key: for its executions, and for the delivery of their log. */
function executionKeys(
  machine: ResourceView | undefined,
  { partition, region, accountId }: AccessContext,
): readonly Statement[] {
  if (machine === undefined) return [];
  const here = (service: string, rest: string) => `arn:${partition}:${service}:${region}:${accountId}:${rest}`;
  const statement = (Sid: string, Action: readonly string[], context: string, arn: string): Statement => ({
    Sid,
    Effect: "Allow",
    Action,
    Resource: [here("kms", "key/*")],
    Condition: { StringEquals: { [`kms:EncryptionContext:${context}`]: arn } },
  });
  const name = String(machine.inputs.stateMachineName ?? machine.name);
  const uses = ["kms:Decrypt", "kms:GenerateDataKey"];
  return [
    statement("EncryptExecutions", uses, "aws:states:stateMachineArn", here("states", `stateMachine:${name}`)),
    statement("EncryptDeliveredLogs", ["kms:GenerateDataKey"], "SourceArn", here("logs", "*")),
  ];
}

function deployments({ name, inputs }: ResourceView, context: AccessContext): readonly PolicyStatement[] {
  return deployerPolicyFor(listOf(inputs.resourceTypes), {
    accountId: context.accountId,
    partition: context.partition,
    regions: listOf(inputs.regions),
    namePrefixes: listOf(inputs.namePrefixes),
    boundaryArn: String(inputs.workloadBoundaryArn),
    roleName: String(inputs.roleName ?? name),
  }).flatMap(parsePolicy);
}

function parsed(statements: readonly Statement[]): readonly PolicyStatement[] {
  return parsePolicy({ Statement: statements });
}

function listOf(value: unknown): readonly string[] {
  return [...((value ?? []) as readonly string[])];
}

function namesResource(intent: AccessIntent): boolean {
  return Object.keys(intent).some((field) => field !== "key" && Object.hasOwn(resourceKinds, field));
}
