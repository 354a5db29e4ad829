import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { type Circumstances, judgeEach, ResourceGraph, type ResourceView, type Rule } from "@sallyport/policies";
import { CommandError } from "../../output/CommandError.js";
import type { CheckedStack } from "./reportOf.js";

/** What is read here of a document that `pulumi stack export` writes. */
interface Export {
  readonly deployment?: { readonly resources?: readonly ExportedResource[] };
}

interface ExportedResource {
  readonly urn: string;
  readonly type: string;
  readonly parent?: string;
  readonly protect?: boolean;
  /** URN and id of the provider's resource, joined by "::". */
  readonly provider?: string;
  readonly inputs?: Readonly<Record<string, unknown>>;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly propertyDependencies?: Readonly<Record<string, readonly string[] | null>>;
}

/** Marks a secret in exported state; its value is ciphertext, or the text itself with --show-secrets. */
const secretSignature = "4dabf18193072939515e22adb298388d";

/**
 * Judges the resources of an exported state, of any program in any language: no Pulumi CLI is needed.
 *
 * @throws CommandError when the file cannot be read or is no export
 */
export function checkExport(file: string, rules: readonly Rule[], circumstances: Circumstances): CheckedStack {
  const resources = exported(file);
  const providers = new Map(resources.map((resource) => [resource.urn, resource.inputs ?? {}]));
  const inputs = new ResourceGraph(resources.map((resource) => viewOf(resource, resource.inputs ?? {}, providers)));
  const outputs = new ResourceGraph(
    resources.map((resource) => viewOf(resource, { ...resource.inputs, ...resource.outputs }, providers)),
  );
  const lines = rules.flatMap((rule) => [
    ...judgeEach(rule, rule.scope === "resource" ? inputs : outputs, circumstances),
  ]);
  const types = [...new Set(resources.map(({ type }) => type))].sort();
  return { name: stackOf(resources), file: basename(file), resources: resources.length, types, lines };
}

function exported(file: string): readonly ExportedResource[] {
  try {
    const { deployment } = JSON.parse(readFileSync(file, "utf8")) as Export;
    if (deployment && Array.isArray(deployment.resources ?? [])) return deployment.resources ?? [];
  } catch (error) {
    throw unreadable(file, error instanceof Error ? error.message : String(error));
  }
  throw unreadable(file, "it has no deployment");
}

function unreadable(file: string, why: string): CommandError {
  return new CommandError(
    `${file} is no exported state: ${why}`,
    "write one with `pulumi stack export --file FILE`",
    2,
  );
}

function viewOf(
  { urn, type, parent, protect = false, provider, inputs = {}, propertyDependencies = {} }: ExportedResource,
  props: Readonly<Record<string, unknown>>,
  providers: ReadonlyMap<string, ResourceView["inputs"]>,
): ResourceView {
  const dependencies = Object.entries(propertyDependencies).map(([property, urns]) => [property, urns ?? []]);
  return {
    urn,
    type,
    name: urn.slice(urn.lastIndexOf("::") + 2),
    props: withoutSecrets(props) as ResourceView["props"],
    inputs: withoutSecrets(inputs) as ResourceView["inputs"],
    ...(parent === undefined ? {} : { parent }),
    propertyDependencies: Object.fromEntries(dependencies),
    protect,
    provider: withoutSecrets(providers.get(provider?.replace(/::[^:]*$/, "") ?? "") ?? {}) as ResourceView["inputs"],
  };
}

/** A secret's value never reaches a rule, whose messages quote what they find. */
function withoutSecrets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSecrets);
  if (typeof value !== "object" || value === null) return value;
  if (secretSignature in value) return "[secret]";
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutSecrets(inner)]));
}

/** Project and stack, as every URN of the state begins: `urn:pulumi:<stack>::<project>::…`. */
function stackOf(resources: readonly ExportedResource[]): string {
  const [, stack = "empty", project = ""] = /^urn:pulumi:(.*?)::(.*?)::/.exec(resources[0]?.urn ?? "") ?? [];
  return project === "" ? stack : `${project}/${stack}`;
}
