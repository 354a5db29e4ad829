import { type InputsOf, shape } from "../../Shape.js";

/** Inputs of a REST API with the defaults of the official provider. */
export const restApiInputs = {
  apiKeySource: shape.text(["AUTHORIZER", "HEADER"]),
  body: shape.json(),
  description: shape.text(),
  disableExecuteApiEndpoint: shape.flag(),
  endpointAccessMode: shape.text(["BASIC", "STRICT"]),
  endpointConfiguration: shape.object({
    ipAddressType: shape.text(["dualstack", "ipv4"]),
    types: shape.required(shape.text(["EDGE", "PRIVATE", "REGIONAL"])),
    vpcEndpointIds: shape.set(shape.text()),
  }),
  failOnWarnings: shape.flag(),
  name: shape.autoNamed({ maxLength: 128 }),
  policy: shape.json(),
  putRestApiMode: shape.text(["merge", "overwrite"]),
  securityPolicy: shape.text(),
  tags: shape.map(shape.text()),
};

export type RestApiInputs = InputsOf<typeof restApiInputs>;
