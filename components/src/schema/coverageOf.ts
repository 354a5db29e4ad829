import { Output } from "@pulumi/pulumi";
import type { PackageSchema, SchemaProperty } from "./packageSchema.js";

/** What the arguments of a conformance entry cover. */
interface Coverage {
  /** What is given: arguments as `<Component>.<argument>`, fields of argument types as `<Type>.<field>`. */
  readonly given: readonly string[];
  /** Paths of arguments that are plain by the schema; `*` stands for list elements and keys. */
  readonly plain: readonly string[];
}

/** Reads what arguments give of a component, at any depth, by the schema. */
export function coverageOf(schema: PackageSchema, component: string, args: object): Coverage {
  const given: string[] = [];
  const plain: string[] = [];

  const visit = (property: SchemaProperty, values: readonly unknown[], path: string): void => {
    if (property.plain === true) plain.push(path);
    // An output hides what is in it.
    const shown = values.filter((value) => typeof value === "object" && value !== null && !Output.isInstance(value));
    const inner = property.items ?? property.additionalProperties;
    if (inner !== undefined) {
      const elements = shown.flatMap((list) => Object.values(list as object) as unknown[]);
      if (elements.length > 0) visit(inner, elements, `${path}.*`);
    }
    const type = (property.$ref ?? "").replace("#/types/", "");
    visitFields(shortName(type), schema.types[type]?.properties ?? {}, shown, `${path}.`);
  };
  const visitFields = (
    owner: string,
    fields: Readonly<Record<string, SchemaProperty>>,
    objects: readonly unknown[],
    prefix: string,
  ): void => {
    for (const [name, field] of Object.entries(fields)) {
      const values = objects.map((object) => (object as Readonly<Record<string, unknown>>)[name]);
      const present = values.filter((value) => value !== undefined);
      if (present.length === 0) continue;
      given.push(`${owner}.${name}`);
      visit(field, present, `${prefix}${name}`);
    }
  };
  const { inputProperties = {} } = schema.resources[`sallyport:index:${component}`] ?? {};
  visitFields(component, inputProperties, [args], "");
  return { given, plain };
}

/** Everything that arguments could give, in the form of `Coverage.given`. */
export function everyArgument({ resources, types }: PackageSchema): string[] {
  const fieldsOf = (token: string, fields: Readonly<Record<string, SchemaProperty>> = {}) =>
    Object.keys(fields).map((name) => `${shortName(token)}.${name}`);
  return [
    ...Object.entries(resources).flatMap(([token, { inputProperties }]) => fieldsOf(token, inputProperties)),
    ...Object.entries(types).flatMap(([token, { properties }]) => fieldsOf(token, properties)),
  ];
}

function shortName(token: string): string {
  return token.slice(token.lastIndexOf(":") + 1);
}
