import type { StateResource } from "@sallyport/sandbox/testing";
import { terraformTypes } from "./terraformTypes.js";

/** Properties that are maps; every other object is a block of Terraform's, which its JSON has in a list. */
const maps = new Set(["tags", "tagsAll", "variables", "dimensions", "labels", "parameters", "requestParameters"]);

interface Address {
  readonly address: string;
  readonly type: string;
  readonly name: string;
}

/**
 * The resources of a state as a plan of Terraform that makes them, in the JSON that `terraform show -json` writes: values, changes, and the
 * configuration, from which scanners take what refers to what. Types that Terraform does not have are left out: components.
 *
 * @throws Error for a type of AWS that `terraformTypes` does not have
 */
export function terraformPlan(resources: readonly StateResource[]): object {
  const addresses = new Map<string, Address>();
  for (const { urn, type } of resources) {
    if (!type.startsWith("aws:")) continue;
    const terraformType = terraformTypes[type];
    if (terraformType === undefined) throw new Error(`terraformTypes does not say what ${type} is to Terraform`);
    const name = `r${addresses.size}_${urn.slice(urn.lastIndexOf("::") + 2).replaceAll(/\W/g, "_")}`;
    addresses.set(urn, { address: `${terraformType}.${name}`, type: terraformType, name });
  }
  const managed = resources.flatMap((resource) => {
    const at = addresses.get(resource.urn);
    return at === undefined ? [] : [{ ...at, resource, values: valuesOf(resource) }];
  });
  const placed = { mode: "managed", provider_name: "registry.terraform.io/hashicorp/aws" };
  return {
    format_version: "1.2",
    terraform_version: "1.9.0",
    planned_values: {
      root_module: {
        resources: managed.map(({ address, type, name, values }) => ({
          ...{ ...placed, address, type, name },
          ...{ schema_version: 0, values, sensitive_values: {} },
        })),
      },
    },
    resource_changes: managed.map(({ address, type, name, values }) => ({
      ...{ ...placed, address, type, name },
      change: { actions: ["create"], before: null, after: values, after_unknown: {} },
    })),
    configuration: {
      root_module: {
        resources: managed.map(({ address, type, name, resource }) => ({
          ...{ mode: "managed", address, type, name, provider_config_key: "aws", schema_version: 0 },
          expressions: expressionsOf(resource, addresses),
        })),
      },
    },
  };
}

function valuesOf({ inputs = {}, outputs = {} }: StateResource): Readonly<Record<string, unknown>> {
  const given = Object.entries({ ...outputs, ...inputs }).filter(([name]) => !name.startsWith("__"));
  return blockOf(Object.fromEntries(given));
}

function expressionsOf(
  { propertyDependencies = {} }: StateResource,
  addresses: ReadonlyMap<string, Address>,
): Readonly<Record<string, object>> {
  const entries = Object.entries(propertyDependencies).flatMap(([property, urns]) => {
    const references = (urns ?? []).flatMap((urn) => addresses.get(urn)?.address ?? []);
    const named = references.flatMap((address) => [`${address}.id`, address]);
    return references.length === 0 ? [] : [[snakeCase(property), { references: named }] as const];
  });
  return Object.fromEntries(entries);
}

function blockOf(values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => {
      if (Array.isArray(value) && value.some(isObject))
        return [singular(snakeCase(name)), value.map((element) => (isObject(element) ? blockOf(element) : element))];
      if (isObject(value) && !maps.has(name)) return [snakeCase(name), [blockOf(value)]];
      return [snakeCase(name), value];
    }),
  );
}

/** Pulumi calls a list of blocks in the plural, Terraform in the singular. */
function singular(name: string): string {
  if (name.endsWith("ies")) return `${name.slice(0, -3)}y`;
  if (name.endsWith("indexes")) return name.slice(0, -2);
  return name.endsWith("s") && !name.endsWith("ss") ? name.slice(0, -1) : name;
}

function snakeCase(name: string): string {
  return name.replaceAll(/([a-z0-9])([A-Z])/g, "$1_$2").toLowerCase();
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
