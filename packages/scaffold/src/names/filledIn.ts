import type { Names } from "./Names.js";

/**
 * A template's text or path with a name in place of the sample's. Templates are code of a thing named "sample thing", so that each
 * form can be told from the others, and they are linted and formatted like any other code.
 */
export function filledIn(template: string, names: Names): string {
  return template
    .replaceAll("SampleThing", names.pascal)
    .replaceAll("sampleThing", names.camel)
    .replaceAll("sample-thing", names.kebab)
    .replaceAll("Sample thing", names.title)
    .replaceAll("sample thing", names.words);
}
