import { credentialIn, saysSecret } from "@sallyport/policies";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import { withoutSecrets } from "../../pulumi/stack/withoutSecrets.js";
import { componentsOf } from "./componentsOf.js";
import { networksOf } from "./networksOf.js";
import { propText } from "./propText.js";
import { rolesOf } from "./rolesOf.js";
import type { DescribedAlarm, StackDescription } from "./StackDescription.js";
import { StateView } from "./StateView.js";

/** Describes a stack by its state (OPS-03, CM-2): the same state gives the same description, in whatever order it has its resources. */
export function describeStack(recorded: readonly RecordedResource[]): StackDescription {
  const resources = withoutSecrets(recorded) as readonly RecordedResource[];
  const state = new StateView(resources);
  const [, stack = "", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(resources[0]?.urn ?? "") ?? [];
  const [root] = state.of("pulumi:pulumi:Stack");
  return withheld({
    project,
    stack,
    tags: tagsOf(resources),
    versions: versionsOf(resources, state),
    components: componentsOf(resources),
    networks: networksOf(state),
    roles: rolesOf(state),
    alarms: alarmsOf(state),
    outputs: root?.props ?? {},
  }) as StackDescription;
}

function tagsOf(resources: readonly RecordedResource[]): StackDescription["tags"] {
  const found = new Map<string, Set<string>>();
  for (const { outputs, inputs } of resources) {
    const tags = outputs?.tagsAll ?? outputs?.tags ?? inputs?.tags;
    if (typeof tags !== "object" || tags === null || Array.isArray(tags)) continue;
    for (const [name, value] of Object.entries(tags)) {
      // What each resource is called, and belongs to, is no tag of the stack.
      if (!["Name", "sallyport:component"].includes(name) && typeof value === "string")
        found.set(name, (found.get(name) ?? new Set()).add(value));
    }
  }
  return Object.fromEntries([...found].sort(byKey).map(([name, values]) => [name, [...values].sort()]));
}

function versionsOf(resources: readonly RecordedResource[], state: StateView): StackDescription["versions"] {
  const providers = resources
    .filter(({ type }) => type.startsWith("pulumi:providers:"))
    .map(({ type, inputs, outputs }) => [type.split(":").at(-1) ?? "", propText({ ...inputs, ...outputs }, "version")]);
  const definitions = state
    .of(
      "aws:ecs/taskDefinition:TaskDefinition",
      "aws:batch/jobDefinition:JobDefinition",
      "aws:lambda/function:Function",
    )
    .map(({ props }) => JSON.stringify(props));
  const images = definitions.flatMap((text) =>
    [...text.matchAll(/[0-9a-z.-]+\.amazonaws\.com(?:\.cn)?\/[^"\\\s]+/g)]
      .map(([image]) => image)
      .filter((image) => image.includes(".dkr.ecr.")),
  );
  const runtimes = state.of("aws:lambda/function:Function").map(({ props }) => propText(props, "runtime"));
  return {
    providers: Object.fromEntries(providers.filter(([, version]) => version !== "").sort()),
    images: [...new Set(images)].sort(),
    runtimes: [...new Set(runtimes.filter((runtime) => runtime !== ""))].sort(),
  };
}

function alarmsOf(state: StateView): readonly DescribedAlarm[] {
  return state.of("aws:cloudwatch/metricAlarm:MetricAlarm").map(({ name, props }) => ({
    name: propText(props, "name") || name,
    metric: `${propText(props, "namespace")} ${propText(props, "metricName")}`.trim(),
    when: `${propText(props, "comparisonOperator")} ${propText(props, "threshold")}`.trim(),
    actions: Array.isArray(props.alarmActions) ? props.alarmActions.map(String).sort() : [],
  }));
}

/** A second line: what is called a secret, or looks like a credential, is not told even where the program did not mark it as one. */
function withheld(value: unknown): unknown {
  if (typeof value === "string") return credentialIn(value) === undefined ? value : "[withheld]";
  if (Array.isArray(value)) return value.map(withheld);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(byKey)
      .map(([name, inner]) => [
        name,
        typeof inner === "string" && inner !== "[secret]" && saysSecret(name) ? "[withheld]" : withheld(inner),
      ]),
  );
}

function byKey([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
