import type { Struct } from "google-protobuf/google/protobuf/struct_pb.js";
import { decodeProperties } from "../values/decode.js";
import type { Values } from "../values/Value.js";

/** A request's property map, decoded. */
export const properties = (wire: Struct | undefined): Values => decodeProperties(wire?.toJavaScript());
