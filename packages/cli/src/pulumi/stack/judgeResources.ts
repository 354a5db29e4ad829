import {
  type Circumstances,
  judgeEach,
  type ReportLine,
  ResourceGraph,
  type ResourceView,
  type Rule,
  throwingOnUnknown,
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
    props: read(props),
    inputs: read(inputs),
    ...(parent === undefined ? {} : { parent }),
    propertyDependencies: Object.fromEntries(dependencies),
    protect,
    provider: read(providers.get(provider?.replace(/::[^:]*$/, "") ?? "") ?? {}),
  };
}

/** A secret's value never reaches a rule, whose messages quote what they find; what is only planned is not known to it. */
function read(props: Readonly<Record<string, unknown>>): ResourceView["props"] {
  return throwingOnUnknown(withoutSecrets(props) as ResourceView["props"]);
}
