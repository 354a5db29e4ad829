import type { Deployment } from "@sallyport/sandbox/testing";
import type { Release, ReleasedResource } from "./Release.js";
import { urnPrefix } from "./stateOf.js";

/**
 * What of a stack's state is worth recording.
 *
 * @param replacing the inputs of a type whose change replaces the resource
 */
export function releaseOf(
  version: string,
  { deployment }: Deployment,
  replacing: (type: string) => readonly string[],
): Release {
  const short = (urn: string) => urn.replace(urnPrefix, "");
  const resources = (deployment.resources ?? []).map((resource) => {
    const { urn, type, parent, custom, id, inputs = {}, outputs = {}, ignoreChanges = [] } = resource;
    const named = { urn: short(urn), ...(parent ? { parent: short(parent) } : {}) };
    if (custom !== true || id === undefined) return named;
    // Which names the provider drew, and what the engine takes from the state: it ignores changes of these.
    const kept = ["version", "__defaults", ...ignoreChanges, ...replacing(type)];
    const given = Object.entries(inputs)
      .filter(([name]) => kept.includes(name))
      .map(([name, value]) => [name, revealed(value)]);
    const computed = Object.entries(outputs).filter(([name]) => inputs[name] === undefined);
    // The engine draws a provider's id.
    const lasting = type.startsWith("pulumi:providers:") ? "default" : id;
    return { ...named, id: lasting, inputs: Object.fromEntries(given), outputs: Object.fromEntries(computed) };
  });
  return { version, resources: parentsFirst(resources) };
}

/** The value of a secret of the conformance entries, which an import into another stack could not decrypt. */
function revealed(value: unknown): unknown {
  const { plaintext } = (value ?? {}) as { readonly plaintext?: unknown };
  return typeof plaintext === "string" ? (JSON.parse(plaintext) as unknown) : value;
}

/** Resources in an order that depends on nothing but their URNs, and that the engine imports. */
function parentsFirst(resources: readonly ReleasedResource[]): ReleasedResource[] {
  const parents = new Map(resources.map(({ urn, parent }) => [urn, parent]));
  const depth = (urn: string | undefined): number => (urn === undefined ? 0 : 1 + depth(parents.get(urn)));
  return [...resources].sort((a, b) => depth(a.urn) - depth(b.urn) || (a.urn < b.urn ? -1 : 1));
}
