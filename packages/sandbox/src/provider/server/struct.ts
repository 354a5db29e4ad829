import structMessages, { type JavaScriptValue, type Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import type { Json } from "../values/Json.js";

/** A plain object in protobuf's form. */
export const struct = (properties: { readonly [name: string]: Json }): Struct =>
  structMessages.Struct.fromJavaScript(properties as { [name: string]: JavaScriptValue });
