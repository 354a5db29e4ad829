import { declaredInputs } from "../conformance/declaredInputs.js";
import type { RecordedResource } from "../conformance/Recording.js";
import type { Mutant } from "./Mutant.js";
import { variantsOfFields } from "./variantsOf.js";

/**
 * Every mutant of what a component registers: each AWS resource weakened in each way, taken out of protection, or left out
 * altogether. Nothing here knows what is secure: properties and their shapes are those that were recorded.
 */
export function mutantsOf(component: string, resources: readonly RecordedResource[]): readonly Mutant[] {
  return resources
    .filter(({ custom, type }) => custom && type.startsWith("aws:"))
    .flatMap((resource) => [
      ...absentOf(component, resources, resource),
      ...unprotectedOf(component, resources, resource),
      ...weakenedOf(component, resources, resource),
    ]);
}

function weakenedOf(
  component: string,
  resources: readonly RecordedResource[],
  resource: RecordedResource,
): readonly Mutant[] {
  const declared = declaredInputs(resource.type);
  return variantsOfFields(resource.inputs)
    .filter(({ path, mutation }) => {
      // The compiler refuses a program without a required input; what the provider does not declare is Pulumi's own.
      if (mutation === "removed" && !path.includes(".")) return declared.get(path) === "optional";
      return declared.has(path.split(".")[0] ?? "");
    })
    .map(({ path, mutation, value }) => {
      const inputs = value as RecordedResource["inputs"];
      return mutant(component, resource, path, mutation, replaced(resources, { ...resource, inputs }));
    });
}

/** A resource that others refer to cannot just be left out: the program would not run. */
function absentOf(
  component: string,
  resources: readonly RecordedResource[],
  resource: RecordedResource,
): readonly Mutant[] {
  const referred = resources.some(({ propertyDependencies, parent }) =>
    [parent, ...Object.values(propertyDependencies).flat()].includes(resource.urn),
  );
  if (referred) return [];
  return [
    mutant(
      component,
      resource,
      "",
      "absent",
      resources.filter(({ urn }) => urn !== resource.urn),
    ),
  ];
}

function unprotectedOf(
  component: string,
  resources: readonly RecordedResource[],
  resource: RecordedResource,
): readonly Mutant[] {
  if (!resource.protect) return [];
  return [mutant(component, resource, "", "unprotected", replaced(resources, { ...resource, protect: false }))];
}

function mutant(
  component: string,
  { type, name }: RecordedResource,
  path: string,
  mutation: Mutant["mutation"],
  resources: readonly RecordedResource[],
): Mutant {
  return { title: `${component} ${name} (${type}) ${path} ${mutation}`, component, type, path, mutation, resources };
}

function replaced(resources: readonly RecordedResource[], by: RecordedResource): readonly RecordedResource[] {
  return resources.map((resource) => (resource.urn === by.urn ? by : resource));
}
