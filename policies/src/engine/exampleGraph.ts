import { ResourceGraph } from "./ResourceGraph.js";
import type { ResourceView } from "./ResourceView.js";
import type { ExampleResource } from "./Rule.js";

/** Builds the graph of an example: names become URNs of a stack that exists nowhere. */
export function exampleGraph(resources: readonly ExampleResource[]): ResourceGraph {
  const urns = new Map(resources.map(({ type, name }) => [name, `urn:pulumi:example::example::${type}::${name}`]));
  if (urns.size < resources.length)
    throw new Error("two resources of an example have one name, so that none can refer to them");
  const urnOf = (name: string) => {
    const urn = urns.get(name);
    if (urn === undefined) throw new Error(`the example refers to ${name}, which is not in it`);
    return urn;
  };
  return new ResourceGraph(
    resources.map(
      ({ type, name, props = {}, parent, refersTo = {}, protect = false }): ResourceView => ({
        type,
        name,
        urn: urnOf(name),
        props,
        inputs: props,
        protect,
        ...(parent ? { parent: urnOf(parent) } : {}),
        propertyDependencies: Object.fromEntries(
          Object.entries(refersTo).map(([property, to]) => [property, [to].flat().map(urnOf)]),
        ),
      }),
    ),
  );
}
