import { isSet } from "../../documents/isSet.js";
import type { ResourceView } from "../../engine/ResourceView.js";
import type { ResourceRule } from "../../engine/Rule.js";
import { type Finding, verdictOf } from "../../engine/Verdict.js";
import { importType, methodType, restApiType } from "./apiTypes.js";
import { type Operation, operationsOf } from "./operationsOf.js";

const validatorType = "aws:apigateway/requestValidator:RequestValidator";
const both = { validateRequestBody: true, validateRequestParameters: true };
const content = { "application/json": { schema: { type: "object" } } };
const api = (validator: object, requestBody: object = { required: true, content }, failOnWarnings = true) => [
  {
    type: restApiType,
    name: "jobs",
    props: {
      failOnWarnings,
      body: JSON.stringify({
        "x-amazon-apigateway-request-validators": { strict: validator },
        "x-amazon-apigateway-request-validator": "strict",
        paths: { "/jobs": { post: { requestBody } } },
      }),
    },
  },
];

/** REST APIs check parameters and bodies against what is declared, and refuse a document that they do not fully understand. */
export const ApiRequestsValidated: ResourceRule = {
  id: "apigw-requests-validated",
  title: "REST APIs check requests before code sees them",
  severity: "low",
  why: "What is malformed reaches code that did not expect it; an import that only warns leaves out models, and with them the check",
  fix: "name a request validator with validateRequestBody and validateRequestParameters for every method, give each body a schema and required true, and set failOnWarnings",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html",
  controls: ["VAL-01"],
  scope: "resource",
  types: [restApiType, importType, methodType, validatorType],
  evaluate: (resource) => {
    const { type, name, props } = resource;
    if (type === validatorType) return verdictOf(weaknessesOf(`validator ${name}`, "Validator", props));
    if (type === methodType) {
      const checked = props.httpMethod === "OPTIONS" || isSet(props, "requestValidatorId");
      return verdictOf(checked ? [] : [{ id: "Unchecked", message: `method ${name} checks nothing` }]);
    }
    const operations = operationsOf(props.body);
    if (operations === undefined) return { kind: "undetermined", reason: "the API's body is not JSON" };
    return verdictOf([...importOf(resource, operations), ...operations.flatMap((one) => checksOf(name, one))]);
  },
  examples: {
    good: api(both),
    bad: api({ validateRequestParameters: true }),
    others: {
      "parameters unchecked": api({ validateRequestBody: true }),
      "a body that may be missing": api(both, { content }),
      "a body without schema": api(both, { required: true, content: { "application/json": {} } }),
      "an import that only warns": api(both, undefined, false),
      "an unknown validator": [
        {
          type: restApiType,
          name: "jobs",
          props: { failOnWarnings: true, body: JSON.stringify({ paths: { "/jobs": { get: {} } } }) },
        },
      ],
      "a method": [{ type: methodType, name: "post", props: { httpMethod: "POST", authorization: "AWS_IAM" } }],
      "a validator": [{ type: validatorType, name: "strict", props: { validateRequestBody: true } }],
    },
  },
};

function importOf({ name, props }: ResourceView, operations: readonly Operation[]): readonly Finding[] {
  if (operations.length === 0 || props.failOnWarnings === true) return [];
  return [{ id: "Warnings", message: `API ${name} leaves out what it does not understand of its body` }];
}

function checksOf(api: string, { route, method, fields, document }: Operation): readonly Finding[] {
  if (method === "OPTIONS") return [];
  const named = fields["x-amazon-apigateway-request-validator"] ?? document["x-amazon-apigateway-request-validator"];
  const validator = document["x-amazon-apigateway-request-validators"]?.[named ?? ""] ?? {};
  const { requestBody } = fields;
  const contents = Object.values(requestBody?.content ?? {});
  const whole =
    requestBody?.required === true && contents.length > 0 && contents.every(({ schema }) => hasContent(schema));
  return [
    ...weaknessesOf(`${route} of API ${api}`, `Validator::${route}`, validator),
    ...(requestBody === undefined || whole
      ? []
      : [{ id: `Body::${route}`, message: `${route} of API ${api} takes bodies that are missing or have no schema` }]),
  ];
}

function hasContent(schema: object | undefined): boolean {
  return schema !== undefined && Object.keys(schema).length > 0;
}

const parts = ["validateRequestBody", "validateRequestParameters"] as const;

function weaknessesOf(
  where: string,
  id: string,
  validator: { readonly [Part in (typeof parts)[number]]?: unknown },
): readonly Finding[] {
  return parts
    .filter((part) => validator[part] !== true)
    .map((part) => ({ id: `${id}::${part}`, message: `${where} does not ${part}` }));
}
