import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ComponentResource } from "@pulumi/pulumi";
import { Analyzer } from "pulumi-analyzer/provider/experimental/analyzer";
import { generateSchema } from "pulumi-analyzer/provider/experimental/schema";
import * as components from "../index.js";

const packageRoot = join(__dirname, "..", "..");
const manifest = JSON.parse(readFileSync(join(packageRoot, "package.json"), "utf8")) as {
  readonly version: string;
  readonly description: string;
};

/** What is read here of a property in a Pulumi package schema. */
export interface SchemaProperty {
  readonly type?: string;
  readonly $ref?: string;
  readonly description?: string;
  readonly plain?: boolean;
  readonly items?: SchemaProperty;
  readonly additionalProperties?: SchemaProperty;
}

/** What is read here of a Pulumi package schema. */
export interface PackageSchema {
  readonly resources: Readonly<
    Record<
      string,
      {
        readonly description?: string;
        readonly inputProperties?: Readonly<Record<string, SchemaProperty>>;
        readonly requiredInputs?: readonly string[];
        readonly properties?: Readonly<Record<string, SchemaProperty>>;
      }
    >
  >;
  readonly types: Readonly<
    Record<
      string,
      {
        readonly description?: string;
        readonly properties?: Readonly<Record<string, SchemaProperty>>;
        readonly required?: readonly string[];
        readonly enum?: readonly { readonly value: string; readonly description?: string }[];
      }
    >
  >;
}

/** Source to analyse. */
interface SchemaSource {
  /** Folder with the `tsconfig.json` by which it is read. */
  readonly folder: string;
  /** Its entry, from there. */
  readonly main: string;
}

/** The workspace's source, also when this file runs from `dist`. */
const ownSource: SchemaSource = { folder: join(packageRoot, "src", "schema"), main: "../index.ts" };

/**
 * The schema of this package as Pulumi makes it for programs in other languages, with its resources and types sorted.
 *
 * @param source by default the workspace's
 * @throws Error naming the component and property whose shape does not fit another language (see docs/reference)
 */
export function packageSchema({ folder, main }: SchemaSource = ownSource): PackageSchema {
  const names = Object.values(components)
    .filter((exported) => typeof exported === "function" && exported.prototype instanceof ComponentResource)
    .map((component) => (component as { readonly name: string }).name);
  const analyzer = new Analyzer(folder, "sallyport", { main }, new Set(names));
  const found = analyzer.analyze();
  const schema = generateSchema(
    "sallyport",
    manifest.version,
    manifest.description,
    found.components,
    found.typeDefinitions,
    found.dependencies,
  ) as unknown as PackageSchema;
  // The analyzer's order is that of the imports, which say nothing to a reader.
  return { ...schema, resources: sorted(schema.resources), types: sorted(schema.types) };
}

function sorted<Value>(values: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(values).sort(([a], [b]) => (a < b ? -1 : 1)));
}
