import {
  type Circumstances,
  judgeEach,
  type ReportLine,
  ResourceGraph,
  type ResourceView,
  type Rule,
} from "@sallyport/policies";
import { nameIn } from "./nameIn.js";
import type { RecordedResource } from "./RecordedResource.js";
import { withoutSecrets } from "./withoutSecrets.js";

/** What rules say of recorded or planned resources. */
export function judgeResources(
  resources: readonly RecordedResource[],
  rules: readonly Rule[],
  circumstances: Circumstances = {},
): readonly ReportLine[] {
  const providers = new Map(resources.map((resource) => [resource.urn, resource.inputs ?? {}]));
  const inputs = new ResourceGraph(resources.map((resource) => viewOf(resource, resource.inputs ?? {}, providers)));
  const outputs = new ResourceGraph(
    resources.map((resource) => viewOf(resource, { ...resource.inputs, ...resource.outputs }, providers)),
  );
  return rules.flatMap((rule) => [...judgeEach(rule, rule.scope === "resource" ? inputs : outputs, circumstances)]);
}

/** A secret's value never reaches a rule, whose messages quote what they find. */
function viewOf(
  { urn, type, parent, protect = false, provider, inputs = {}, propertyDependencies = {} }: RecordedResource,
  props: Readonly<Record<string, unknown>>,
  providers: ReadonlyMap<string, ResourceView["inputs"]>,
): ResourceView {
  const dependencies = Object.entries(propertyDependencies).map(([property, urns]) => [property, urns ?? []]);
  return {
    urn,
    type,
    name: nameIn(urn),
    props: withoutSecrets(props) as ResourceView["props"],
    inputs: withoutSecrets(inputs) as ResourceView["inputs"],
    ...(parent === undefined ? {} : { parent }),
    propertyDependencies: Object.fromEntries(dependencies),
    protect,
    provider: withoutSecrets(providers.get(provider?.replace(/::[^:]*$/, "") ?? "") ?? {}) as ResourceView["inputs"],
  };
}
