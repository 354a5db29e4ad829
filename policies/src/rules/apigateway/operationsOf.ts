/** A method of a path in an OpenAPI document, and what the document says for all. */
export interface Operation {
  /** `POST /jobs`. */
  readonly route: string;
  readonly method: string;
  readonly fields: OperationFields;
  readonly document: OpenApi;
}

/** What rules read of an operation; what it leaves out, the document says. */
interface OperationFields {
  readonly parameters?: readonly object[];
  readonly requestBody?: { readonly required?: boolean; readonly content?: Readonly<Record<string, Content>> };
  readonly security?: readonly Readonly<Record<string, unknown>>[];
  readonly "x-amazon-apigateway-auth"?: { readonly type?: string };
  readonly "x-amazon-apigateway-request-validator"?: string;
}

interface Content {
  readonly schema?: object;
}

interface SecurityScheme {
  readonly type?: string;
  readonly "x-amazon-apigateway-authtype"?: string;
  readonly "x-amazon-apigateway-authorizer"?: { readonly type?: string };
}

interface RequestValidator {
  readonly validateRequestBody?: boolean;
  readonly validateRequestParameters?: boolean;
}

/** An OpenAPI document of version 3, or 2 ("Swagger"), as API Gateway takes it. */
export interface OpenApi extends OperationFields {
  readonly components?: { readonly securitySchemes?: Readonly<Record<string, SecurityScheme>> };
  readonly securityDefinitions?: Readonly<Record<string, SecurityScheme>>;
  readonly paths?: Readonly<Record<string, Readonly<Record<string, OperationFields>>>>;
  readonly "x-amazon-apigateway-request-validators"?: Readonly<Record<string, RequestValidator>>;
}

const methods = [
  ...["get", "put", "post", "delete", "options", "head", "patch", "trace"],
  "x-amazon-apigateway-any-method",
];

/** The operations of an API's body; none for an API without one, undefined for one that is not JSON: YAML is not read here. */
export function operationsOf(body: unknown): readonly Operation[] | undefined {
  if (body === undefined || body === null || body === "") return [];
  const document = parsed(String(body));
  if (document === undefined) return undefined;
  return Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    methods
      .filter((method) => item[method] !== undefined)
      .map((key) => {
        const method = key.startsWith("x-") ? "ANY" : key.toUpperCase();
        return { route: `${method} ${path}`, method, fields: item[key] ?? {}, document };
      }),
  );
}

/** The schemes by which a document's calls can be told whose they are, by name. */
export function schemesOf({ components, securityDefinitions }: OpenApi): Readonly<Record<string, SecurityScheme>> {
  return { ...securityDefinitions, ...components?.securitySchemes };
}

function parsed(text: string): OpenApi | undefined {
  try {
    return JSON.parse(text) as OpenApi;
  } catch {
    return undefined;
  }
}
