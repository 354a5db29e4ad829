import type { ResourceRule } from "../../engine/Rule.js";
import { verdictOf } from "../../engine/Verdict.js";
import { permissionType } from "./lambdaTypes.js";

const urlType = "aws:lambda/functionUrl:FunctionUrl";

/** No function has a URL that is called without a signature, or by the scripts of any web site. */
export const LambdaUrlSigned: ResourceRule = {
  id: "lambda-url-signed",
  title: "Function URLs take signed calls only",
  severity: "critical",
  why: "A URL with authorization NONE is code of ours that the whole internet runs, with the function's role and at our cost",
  fix: 'set authorizationType "AWS_IAM", name the origins of cors, and remove permissions with functionUrlAuthType NONE',
  url: "https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html",
  controls: ["API-01"],
  scope: "resource",
  types: [urlType, permissionType],
  evaluate: ({ type, name, props }) => {
    if (type === permissionType) {
      return verdictOf(
        props.functionUrlAuthType === "NONE"
          ? [{ id: "Permission", message: `${name} lets a function URL be called without a signature` }]
          : [],
      );
    }
    const { allowOrigins } = (props.cors ?? {}) as { readonly allowOrigins?: readonly string[] };
    return verdictOf([
      ...(props.authorizationType === "AWS_IAM"
        ? []
        : [{ id: "Unsigned", message: `function URL ${name} takes calls without a signature` }]),
      ...(allowOrigins?.includes("*")
        ? [{ id: "Origins", message: `function URL ${name} takes calls from the scripts of any site` }]
        : []),
    ]);
  },
  examples: {
    good: [{ type: urlType, name: "url", props: { authorizationType: "AWS_IAM" } }],
    bad: [{ type: urlType, name: "url", props: { authorizationType: "NONE" } }],
    others: {
      "any site": [
        { type: urlType, name: "url", props: { authorizationType: "AWS_IAM", cors: { allowOrigins: ["*"] } } },
      ],
      "a permission": [
        { type: permissionType, name: "open", props: { principal: "444455556666", functionUrlAuthType: "NONE" } },
      ],
    },
  },
};
