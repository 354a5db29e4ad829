import { defineFunction } from "./FunctionDefinition.js";

/** The partition: the sandbox plays the commercial one. */
export const getPartition = defineFunction({
  token: "aws:index/getPartition:getPartition",
  inputs: {},
  call: async () => ({ id: "aws", partition: "aws", dnsSuffix: "amazonaws.com", reverseDnsPrefix: "com.amazonaws" }),
});
