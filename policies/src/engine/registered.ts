import type { ResourceValidationArgs } from "@pulumi/policy";
import type { ResourceView } from "./ResourceView.js";

/** A resource as it is registered: what the program gave it, and nothing of others. */
export function registered({ type, urn, name, props, opts, provider }: ResourceValidationArgs): ResourceView {
  return {
    type,
    urn,
    name,
    props,
    inputs: props,
    propertyDependencies: {},
    protect: opts.protect,
    ...(provider ? { provider: provider.props } : {}),
  };
}
