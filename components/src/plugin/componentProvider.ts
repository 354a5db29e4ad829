import type * as pulumi from "@pulumi/pulumi";
import * as components from "../index.js";
import { checkInputs } from "./checkInputs.js";
import type { PluginSchema } from "./PluginSchema.js";

type Constructor = new (name: string, args: object, opts: pulumi.ComponentResourceOptions) => pulumi.ComponentResource;

/**
 * Serves the components of this package to programs in other languages.
 *
 * Pulumi's own `componentProviderHost` analyses the TypeScript source each time it starts, which takes seconds, needs the
 * compiler, and knows enums only in recent SDKs. This one answers with the schema that was made from the same source
 * when the package was built.
 *
 * @param schemaText the package's `schema.json`
 * @param version the package's version
 */
export function componentProvider(schemaText: string, version: string): pulumi.provider.Provider {
  const schema = JSON.parse(schemaText) as PluginSchema;
  return {
    version,
    schema: schemaText,
    construct: async (name, token, inputs, options) => {
      const outputs = schema.resources[token]?.properties;
      const className = token.slice(token.lastIndexOf(":") + 1);
      const component = (components as unknown as Record<string, Constructor | undefined>)[className];
      if (outputs === undefined || component === undefined) {
        const known = Object.keys(schema.resources).join(", ");
        throw new Error(`there is no component ${token} in sallyport ${version}: use one of ${known}`);
      }
      checkInputs(schema, `${className} ${JSON.stringify(name)}`, token, inputs);
      const made = new component(name, inputs, options);
      const state = Object.keys(outputs).map((output) => [output, (made as unknown as pulumi.Inputs)[output]]);
      return { urn: made.urn, state: Object.fromEntries(state) };
    },
  };
}
