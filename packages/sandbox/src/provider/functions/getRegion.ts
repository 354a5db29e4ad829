import { shape } from "../Shape.js";
import { defineFunction } from "./FunctionDefinition.js";

/** The provider's region, or the one asked for. */
export const getRegion = defineFunction({
  token: "aws:index/getRegion:getRegion",
  inputs: { name: shape.text(), endpoint: shape.text() },
  call: async (inputs, region) => {
    const name = inputs.name ?? region;
    const endpoint = inputs.endpoint ?? `ec2.${name}.amazonaws.com`;
    return { id: name, name, region: name, description: name, endpoint };
  },
});
