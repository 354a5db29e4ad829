import type { z } from "zod";
import type { Platform } from "../Platform.js";

/** A call, with a signature that API Gateway has judged. */
export interface Call {
  /** Parsed JSON; undefined where the route takes no body. */
  readonly body: unknown;
  readonly parameters: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** ARN of the role or user, without a session's name. */
  readonly principal: string;
  /** An id for what the call makes: the same again when it is repeated with its idempotency key and body, else new. 32 hexadecimal digits. */
  readonly newId: string;
}

export interface Answer {
  readonly status: number;
  readonly body: object;
}

/** One route, from which the router, API Gateway's schema and the OpenAPI document are made. */
export interface Route {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
  /** As API Gateway writes it, for example `/jobs/{id}`. */
  readonly path: string;
  readonly summary: string;
  readonly request?: z.ZodType;
  readonly parameters?: Readonly<Record<string, z.ZodType>>;
  readonly query?: z.ZodObject;
  /** Whether the header Idempotency-Key is heeded. */
  readonly idempotent?: boolean;
  readonly answer: { readonly status: number; readonly schema: z.ZodType };
  /** Operations that take what this one made, each with an expression of OpenAPI for its path parameter. */
  readonly links?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  handle(call: Call, platform: Platform): Promise<Answer>;
}
