import { type InputsOf, shape } from "../../Shape.js";

const fields = {
  protocol: shape.required(shape.text()),
  fromPort: shape.required(shape.number()),
  toPort: shape.required(shape.number()),
  cidrBlocks: shape.list(shape.text()),
  ipv6CidrBlocks: shape.list(shape.text()),
  prefixListIds: shape.list(shape.text()),
  securityGroups: shape.set(shape.text()),
  self: shape.withDefault(shape.flag(), false),
  description: shape.text(),
};

/** One rule of a group's `ingress` or `egress`. */
export type InlineRule = InputsOf<typeof fields>;
/** The `ingress` and `egress` inputs of security groups. */
export const inlineRules = shape.set(shape.object(fields));
