import type { RecordedResource } from "../../../pulumi/stack/RecordedResource.js";

/** A planned resource of a test's own. */
export function planned(type: string, name: string, inputs: object, id = ""): RecordedResource {
  const urn = `urn:pulumi:prod::sallyport-orders::${type}::${name}`;
  return { urn, type, custom: true, inputs: { ...inputs }, ...(id === "" ? {} : { id, outputs: { ...inputs } }) };
}

/** A policy document's text. */
export function documentOf(...Statement: readonly object[]): string {
  return JSON.stringify({ Version: "2012-10-17", Statement });
}
