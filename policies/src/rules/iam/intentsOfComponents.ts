import type { Access, AccessIntent } from "@sallyport/intents";
import type { ResourceGraph } from "../../engine/ResourceGraph.js";
import type { ResourceView } from "../../engine/ResourceView.js";

type Inputs = ResourceView["inputs"];

/**
 * What a role component's arguments mean, written down anew: the components' own reading of them is what is checked. Labels beside those of
 * the caller are the component's, so that what collides here collides there.
 */
const readings: Readonly<Record<string, (inputs: Inputs) => readonly AccessIntent[]>> = {
  "sallyport:index:TaskRole": said,
  "sallyport:index:ServiceRole": said,
  "sallyport:index:CrossAccountRole": said,
  "sallyport:index:SessionRole": said,
  "sallyport:index:DeployerRole": said,
  "sallyport:index:FunctionRole": (inputs) => [
    ...said(inputs),
    {
      logGroup: String(inputs.logGroupName ?? `/aws/lambda/${inputs.functionName}`),
      actions: ["WriteLogs"],
      label: "Function",
    },
    ...listed(inputs.subnetIds).map((subnet, index) => joined({ subnet }, index)),
    ...listed(inputs.securityGroupIds).map((securityGroup, index) => joined({ securityGroup }, index)),
  ],
  "sallyport:index:ExecutionRole": (inputs) => [
    { logGroup: String(inputs.logGroupName), actions: ["WriteLogs"], label: "Task" },
    ...listed(inputs.repositories).map(
      (repository, index): AccessIntent => ({ repository, actions: ["Pull"], label: `Task${index}` }),
    ),
    ...((inputs.secrets ?? []) as readonly Inputs[]).map((secret, index) =>
      keyed(secret, "keyArn", { secret: String(secret.secretArn), actions: ["ReadSecret"], label: `Secret${index}` }),
    ),
  ],
  "sallyport:index:ReplicationRole": (inputs) => {
    const targets = (inputs.targets ?? []) as readonly Inputs[];
    const reads: Access[] = ["ReplicateFrom", ...(inputs.sourceLocked === true ? (["ReplicateLocks"] as const) : [])];
    return targets.flatMap((target, index) => [
      keyed(inputs, "sourceKeyArn", {
        bucket: String(inputs.sourceBucket),
        actions: reads,
        label: "Source",
        ...prefixOf(target),
      }),
      keyed(target, "keyArn", {
        bucket: String(target.bucket),
        region: String(target.region),
        actions: ["ReplicateTo"],
        label: `Target${index}`,
        ...prefixOf(target),
      }),
    ]);
  },
};

/** Types of the components that make one role by what they are told. */
export const roleComponents: ReadonlySet<string> = new Set(Object.keys(readings));

/**
 * The access that a role component was told to give. What a caller adds to it in the open counts as well: a traced function may send traces.
 *
 * @throws UnknownValueError where an argument that decides is not known yet; keys are not read before they are asked for
 */
export function intentsOf(component: ResourceView): readonly AccessIntent[] {
  return readings[component.type]?.(component.inputs) ?? [];
}

/** Whether the function that a role was made for sends traces. */
export function isTraced(component: ResourceView, graph: ResourceGraph): boolean {
  return graph
    .ancestors(component)
    .some(({ type, inputs }) => type === "sallyport:index:HardenedFunction" && inputs.tracing === true);
}

/** The state machine that a role was made for, if it was. */
export function machineOf(component: ResourceView, graph: ResourceGraph): ResourceView | undefined {
  return graph.ancestors(component).find(({ type }) => type === "sallyport:index:HardenedStateMachine");
}

function said({ access }: Inputs): readonly AccessIntent[] {
  return (access ?? []) as readonly AccessIntent[];
}

function listed(value: unknown): readonly string[] {
  return (value ?? []) as readonly string[];
}

function joined(resource: Pick<AccessIntent, "subnet" | "securityGroup">, index: number): AccessIntent {
  return { ...resource, actions: ["AttachInterface"], label: `Function${index + 1}` };
}

function prefixOf(target: Inputs): Pick<AccessIntent, "prefix"> {
  return target.prefix === undefined ? {} : { prefix: String(target.prefix) };
}

/** An intent whose key is read when somebody asks for it. */
function keyed(inputs: Inputs, property: string, intent: AccessIntent): AccessIntent {
  if (!Object.keys(inputs).includes(property)) return intent;
  return Object.defineProperty({ ...intent }, "key", { enumerable: true, get: () => inputs[property] });
}
