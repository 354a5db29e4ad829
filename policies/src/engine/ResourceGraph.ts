import type { ResourceView } from "./ResourceView.js";

/**
 * The resources of a stack joined by URN: parents, and the resources that each property's value came from. Names are never compared, so
 * every join works at the first preview, when most values are unknown.
 */
export class ResourceGraph {
  private readonly byUrn: ReadonlyMap<string, ResourceView>;
  private readonly byType: ReadonlyMap<string, readonly ResourceView[]>;
  private readonly byReference: ReadonlyMap<string, readonly ResourceView[]>;
  private readonly byParent: ReadonlyMap<string, readonly ResourceView[]>;

  constructor(readonly resources: readonly ResourceView[]) {
    this.byUrn = new Map(resources.map((resource) => [resource.urn, resource]));
    this.byType = grouped(resources, ({ type }) => [type]);
    this.byParent = grouped(resources, ({ parent }) => (parent === undefined ? [] : [parent]));
    this.byReference = grouped(resources, ({ type, propertyDependencies }) =>
      Object.entries(propertyDependencies).flatMap(([property, urns]) =>
        [...new Set(urns)].map((urn) => referenceKey(type, property, urn)),
      ),
    );
  }

  /** The resources of some types. */
  ofTypes(...types: readonly string[]): readonly ResourceView[] {
    return types.flatMap((type) => this.byType.get(type) ?? []);
  }

  /** The resources whose parent it is. */
  children(of: ResourceView): readonly ResourceView[] {
    return this.byParent.get(of.urn) ?? [];
  }

  /** The resources of a type whose property refers to a resource. */
  referring(type: string, property: string, to: ResourceView): readonly ResourceView[] {
    return this.byReference.get(referenceKey(type, property, to.urn)) ?? [];
  }

  /** The resources that a property's value came from. */
  referenced(from: ResourceView, property: string): readonly ResourceView[] {
    return (from.propertyDependencies[property] ?? []).flatMap((urn) => this.byUrn.get(urn) ?? []);
  }

  /** The resource's component, that one's component, and so on, nearest first. */
  ancestors(resource: ResourceView): readonly ResourceView[] {
    const found: ResourceView[] = [];
    for (let parent = this.parentOf(resource); parent; parent = this.parentOf(parent)) found.push(parent);
    return found;
  }

  private parentOf(resource: ResourceView): ResourceView | undefined {
    return resource.parent === undefined ? undefined : this.byUrn.get(resource.parent);
  }
}

function referenceKey(type: string, property: string, urn: string): string {
  return `${type}\n${property}\n${urn}`;
}

function grouped(
  resources: readonly ResourceView[],
  keysOf: (resource: ResourceView) => readonly string[],
): ReadonlyMap<string, readonly ResourceView[]> {
  const groups = new Map<string, ResourceView[]>();
  for (const resource of resources) {
    for (const key of keysOf(resource)) {
      const group = groups.get(key);
      if (group) group.push(resource);
      else groups.set(key, [resource]);
    }
  }
  return groups;
}
