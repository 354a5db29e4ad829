import type { ResourceRule } from "../../engine/Rule.js";
import { type Verdict, verdictOf } from "../../engine/Verdict.js";
import { httpApiType, importType, methodType, restApiType, routeType } from "./apiTypes.js";
import { operationsOf, schemesOf } from "./operationsOf.js";

const keyTypes = ["aws:apigateway/apiKey:ApiKey", "aws:apigateway/usagePlanKey:UsagePlanKey"] as const;
const switchTypes = [methodType, routeType] as const;
const body = (...names: readonly string[]) => ({
  body: JSON.stringify({
    components: {
      securitySchemes: {
        key: { type: "apiKey", name: "x-api-key", in: "header" },
        sigv4: { type: "apiKey", name: "Authorization", in: "header", "x-amazon-apigateway-authtype": "awsSigv4" },
      },
    },
    paths: { "/jobs": { get: { security: [Object.fromEntries(names.map((name) => [name, []]))] } } },
  }),
});

/** No API hands out keys, or asks for one. */
export const ApiWithoutKeys: ResourceRule = {
  id: "apigw-no-api-keys",
  title: "APIs use no API keys",
  severity: "medium",
  why: "A key is a password for ever: it is in programs and logs, says nothing of who calls, and API Gateway only counts by it",
  fix: "remove the key and apiKeyRequired; let callers sign their calls under roles, and limit the stage with MethodSettings",
  url: "https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-usage-plans.html",
  controls: ["API-02"],
  scope: "resource",
  types: [...switchTypes, ...keyTypes, restApiType, importType, httpApiType],
  evaluate: ({ type, name, props }): Verdict => {
    if ((keyTypes as readonly string[]).includes(type))
      return verdictOf([{ id: "Key", message: `${name} hands out an API key` }]);
    if ((switchTypes as readonly string[]).includes(type))
      return verdictOf(
        props.apiKeyRequired === true ? [{ id: "Required", message: `${name} asks for an API key` }] : [],
      );
    const operations = operationsOf(props.body);
    if (operations === undefined) return { kind: "undetermined", reason: "the API's body is not JSON" };
    return verdictOf(
      operations
        .filter(({ fields, document }) => {
          const schemes = schemesOf(document);
          const names = (fields.security ?? document.security ?? []).flatMap(Object.keys);
          return names.some((scheme) => isKey(schemes[scheme]));
        })
        .map(({ route }) => ({ id: `Route::${route}`, message: `${route} of ${name} asks for an API key` })),
    );
  },
  examples: {
    good: [{ type: restApiType, name: "jobs", props: body("sigv4") }],
    bad: [{ type: restApiType, name: "jobs", props: body("sigv4", "key") }],
    others: {
      "a key": [{ type: keyTypes[0], name: "partner", props: { name: "partner" } }],
      "a key of a usage plan": [{ type: keyTypes[1], name: "partner", props: { keyType: "API_KEY" } }],
      "a method": [{ type: methodType, name: "post", props: { authorization: "AWS_IAM", apiKeyRequired: true } }],
      "a route": [{ type: routeType, name: "post", props: { routeKey: "POST /jobs", apiKeyRequired: true } }],
    },
  },
};

/** A signature is of type apiKey too, as OpenAPI has no word for it, and so is an authorizer's token. */
function isKey(scheme: ReturnType<typeof schemesOf>[string] | undefined): boolean {
  return (
    scheme?.type === "apiKey" &&
    scheme["x-amazon-apigateway-authtype"] === undefined &&
    scheme["x-amazon-apigateway-authorizer"] === undefined
  );
}
