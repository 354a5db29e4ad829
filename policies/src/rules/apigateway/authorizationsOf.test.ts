import { describe, expect, it } from "@jest/globals";
import { authorizationsOf } from "./authorizationsOf.js";
import { operationsOf } from "./operationsOf.js";

const sigv4 = { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" };
const key = { type: "apiKey", name: "x-api-key", in: "header" };
const pool = { type: "apiKey", "x-amazon-apigateway-authtype": "cognito_user_pools" };
const token = { type: "oauth2", "x-amazon-apigateway-authorizer": { type: "jwt" } };
const own = { type: "apiKey", "x-amazon-apigateway-authorizer": { type: "request" } };

const judged = (operation: object, document: object = {}) => {
  const securitySchemes = { sigv4, key, pool, token, own };
  const text = JSON.stringify({ components: { securitySchemes }, paths: { "/": { get: operation } }, ...document });
  return operationsOf(text)?.flatMap(authorizationsOf);
};

describe("an operation", () => {
  it.each([
    ["none", {}, ["NONE"]],
    ["an empty list, whatever holds for all", { security: [] }, ["NONE"]],
    ["a scheme that is not there", { security: [{ other: [] }] }, ["NONE"]],
    ["a signature", { security: [{ sigv4: [] }] }, ["AWS_IAM"]],
    ["a signature and a key", { security: [{ key: [], sigv4: [] }] }, ["AWS_IAM"]],
    ["a signature or nothing", { security: [{ sigv4: [] }, {}] }, ["AWS_IAM", "NONE"]],
    ["a key", { security: [{ key: [] }] }, ["API_KEY"]],
    ["a user pool", { security: [{ pool: [] }] }, ["COGNITO_USER_POOLS"]],
    ["a token", { security: [{ token: [] }] }, ["JWT"]],
    ["an authorizer", { security: [{ own: [] }] }, ["CUSTOM"]],
    ["API Gateway's own words", { "x-amazon-apigateway-auth": { type: "aws_iam" } }, ["AWS_IAM"]],
  ])("asks for %s", (_what, operation, expected) => {
    expect(judged(operation, {})).toEqual(expected);
  });

  it("asks for what the document says, where it says nothing itself", () => {
    expect(judged({}, { security: [{ sigv4: [] }] })).toEqual(["AWS_IAM"]);
  });

  it("is found in a document of version 2, and under any method", () => {
    const document = { securityDefinitions: { sigv4 }, paths: { "/": { "x-amazon-apigateway-any-method": {} } } };
    const [operation] = operationsOf(JSON.stringify({ ...document, security: [{ sigv4: [] }] })) ?? [];
    expect(operation?.route).toBe("ANY /");
    expect(operation && authorizationsOf(operation)).toEqual(["AWS_IAM"]);
  });
});

describe("a body", () => {
  it("that is not there has no operations, and one that is not JSON is not read", () => {
    expect(operationsOf(undefined)).toEqual([]);
    expect(operationsOf("openapi: 3.0.1")).toBeUndefined();
  });
});
