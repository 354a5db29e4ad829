import * as pulumi from "@pulumi/pulumi";
import { ArgumentError } from "../errors/ArgumentError.js";
import type { PluginSchema, PropertySchema } from "./PluginSchema.js";

type Properties = Readonly<Record<string, PropertySchema>>;

/**
 * Checks the arguments that a program in another language gives, where no compiler has: a misspelt `environment` must
 * not silently leave a bucket unprotected.
 *
 * @param component class and logical name, `HardenedBucket "data"`
 * @throws ArgumentError for an argument that the component does not take, one that is missing, a value that its
 * enumeration does not have, or an output where only a plain value can decide what is made
 */
export function checkInputs(schema: PluginSchema, component: string, token: string, inputs: object): void {
  const { inputProperties = {}, requiredInputs = [] } = schema.resources[token] ?? {};

  const checkObject = (given: object, path: string, properties: Properties, required: readonly string[]): void => {
    for (const [name, value] of Object.entries(given)) {
      const property = properties[name];
      if (property === undefined) {
        throw new ArgumentError(component, `${path}${name}`, value, `use one of ${Object.keys(properties).join(", ")}`);
      }
      checkValue(value, `${path}${name}`, property);
    }
    const missing = required.find((name) => isAbsent((given as Record<string, unknown>)[name]));
    if (missing !== undefined) throw new ArgumentError(component, `${path}${missing}`, undefined, "it is required");
  };

  const checkValue = (value: unknown, path: string, { $ref, plain, items, additionalProperties }: PropertySchema) => {
    if (pulumi.Output.isInstance(value)) {
      if (plain !== true) return;
      throw new ArgumentError(component, path, "<output>", "give a value: it decides what is made, also at preview");
    }
    const type = schema.types[$ref?.replace("#/types/", "") ?? ""];
    if (isAbsent(value)) return;
    if (type?.enum !== undefined && !type.enum.some((known) => known.value === value)) {
      const known = type.enum.map((one) => JSON.stringify(one.value)).join(", ");
      throw new ArgumentError(component, path, value, `give one of ${known}`);
    }
    if (typeof value !== "object" || value === null) return;
    if (Array.isArray(value)) {
      if (items) for (const [index, item] of value.entries()) checkValue(item, `${path}[${index}]`, items);
    } else if (type?.properties !== undefined) {
      checkObject(value, `${path}.`, type.properties, type.required ?? []);
    } else if (additionalProperties !== undefined) {
      for (const [key, item] of Object.entries(value)) checkValue(item, `${path}.${key}`, additionalProperties);
    }
  };

  checkObject(inputs, "", inputProperties, requiredInputs);
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
