import { PartlyCreated } from "./PartlyCreated.js";
import { ResourceError } from "./ResourceError.js";
import { secretTexts } from "./values/secretTexts.js";
import type { Values } from "./values/Value.js";
import { Secret } from "./values/Value.js";

/** What was being done to which resource when something failed. */
export interface Attempt {
  /** Such as `creating`. */
  readonly action: string;
  readonly type: string;
  readonly urn: string;
  readonly id?: string;
  /** Properties whose secret parts must not show in the message. */
  readonly properties: Values;
}

/** An error that says what failed on what, with AWS's code and message and without any secret. */
export const explain = (error: unknown, { action, type, urn, id, properties }: Attempt): ResourceError => {
  if (error instanceof ResourceError) {
    return error;
  }
  const name = urn.split("::").at(-1);
  const origin = error instanceof PartlyCreated ? error.cause : error;
  const code = origin instanceof Error && origin.name !== "Error" ? `${origin.name}: ` : "";
  const reason = origin instanceof Error ? origin.message : String(origin);
  const message = `${action} ${type} "${name}"${id === undefined ? "" : ` (${id})`}: ${code}${reason}`;
  const secrets = [...secretTexts(properties)].flatMap((text) => [text, ...partsOf(text)]);
  const hidden = secrets.reduce((text, secret) => text.replaceAll(secret, "[secret]"), message);
  return new ResourceError(hidden);
};

/** Texts inside a secret JSON document, such as the input of a function, which may come back one by one in its error. */
const partsOf = (text: string): readonly string[] => {
  try {
    const document = JSON.parse(text);
    return typeof document === "object" ? [...secretTexts(new Secret(document))] : [];
  } catch {
    return [];
  }
};
