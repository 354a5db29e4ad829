import { nameIn } from "../../pulumi/stack/nameIn.js";
import type { RecordedResource } from "../../pulumi/stack/RecordedResource.js";
import type { DescribedComponent } from "./StackDescription.js";

/** Resources of the providers by the outermost component that they belong to. */
export function componentsOf(resources: readonly RecordedResource[]): readonly DescribedComponent[] {
  const byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
  const grouped = new Map<string, { type: string; name: string; id: string }[]>();
  for (const { urn, type, id = "", custom } of resources) {
    if (custom === false || /^pulumi:(pulumi|providers):/.test(type) || type.startsWith("sallyport:")) continue;
    const component = outermost(urn, byUrn);
    const group = grouped.get(component) ?? [];
    group.push({ type, name: nameIn(urn), id });
    grouped.set(component, group);
  }
  return [...grouped]
    .map(([component, group]) => ({ component, resources: group.sort(byTypeAndName) }))
    .sort((one, other) => compare(one.component, other.component));
}

function outermost(urn: string, byUrn: ReadonlyMap<string, RecordedResource>): string {
  let found = "stack";
  for (let at = byUrn.get(urn)?.parent; at !== undefined; at = byUrn.get(at)?.parent) {
    const { type = "" } = byUrn.get(at) ?? {};
    if (type !== "pulumi:pulumi:Stack" && byUrn.get(at)?.custom !== true)
      found = `${type.split(":").at(-1)} ${nameIn(at)}`;
  }
  return found;
}

function byTypeAndName(one: { type: string; name: string }, other: { type: string; name: string }): number {
  return compare(one.type, other.type) || compare(one.name, other.name);
}

/** By code units: the same on every machine. */
function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
