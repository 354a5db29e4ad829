import { type Operation, schemesOf } from "./operationsOf.js";

/**
 * How each alternative of an operation's security tells whose call it is, in the words of Method and Route: `AWS_IAM`,
 * `COGNITO_USER_POOLS`, `CUSTOM`, `JWT`, `API_KEY`; `NONE` where a call needs nothing.
 */
export function authorizationsOf({ fields, document }: Operation): readonly string[] {
  const declared = fields["x-amazon-apigateway-auth"] ?? document["x-amazon-apigateway-auth"];
  if (declared?.type !== undefined) return [declared.type.toUpperCase()];
  const alternatives = fields.security ?? document.security ?? [];
  if (alternatives.length === 0) return ["NONE"];
  const schemes = schemesOf(document);
  return alternatives.map((alternative) => {
    const kinds = Object.keys(alternative).map((name) => kindOf(schemes[name]));
    return kinds.find((kind) => kind !== "API_KEY") ?? kinds[0] ?? "NONE";
  });
}

function kindOf(scheme: ReturnType<typeof schemesOf>[string] | undefined): string {
  const authtype = scheme?.["x-amazon-apigateway-authtype"]?.toLowerCase();
  if (authtype === "awssigv4") return "AWS_IAM";
  if (authtype === "cognito_user_pools") return "COGNITO_USER_POOLS";
  const authorizer = scheme?.["x-amazon-apigateway-authorizer"]?.type?.toLowerCase();
  if (authorizer === "jwt") return "JWT";
  if (authorizer !== undefined || authtype !== undefined) return "CUSTOM";
  return scheme?.type === "apiKey" ? "API_KEY" : "NONE";
}
