import type { Shape } from "../Shape.js";
import { isArchive } from "./Archive.js";
import { isRecord } from "./isRecord.js";
import type { Json } from "./Json.js";
import { sameDocument } from "./sameDocument.js";
import { sameJson } from "./sameJson.js";

/** Whether two plain values of a shape mean the same: sets in any order, JSON documents by meaning, archives by content. */
export const sameByShape = (shape: Shape, left: Json | undefined, right: Json | undefined): boolean => {
  if (sameJson(left, right)) {
    return true;
  }
  if (shape.kind === "json") {
    return typeof left === "string" && typeof right === "string" && sameDocument(left, right);
  }
  if (shape.kind === "archive") {
    return isArchive(left) && isArchive(right) && left.hash === right.hash;
  }
  if (Array.isArray(left) && Array.isArray(right) && shape.of !== undefined) {
    return shape.kind === "set" ? sameSet(shape.of, left, right) : sameList(shape.of, left, right);
  }
  if (isRecord(left) && isRecord(right)) {
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].every((name) => {
      const part = shape.kind === "map" ? shape.of : shape.fields?.[name];
      const [a, b] = [left[name] as Json | undefined, right[name] as Json | undefined];
      return part === undefined ? sameJson(a, b) : sameByShape(part, a, b);
    });
  }
  return false;
};

const sameList = (of: Shape, left: readonly Json[], right: readonly Json[]): boolean =>
  left.length === right.length && left.every((item, index) => sameByShape(of, item, right[index]));

/** Sameness is transitive, so pairing each element with the first free equal one is enough. */
const sameSet = (of: Shape, left: readonly Json[], right: readonly Json[]): boolean => {
  const free = [...right];
  return (
    left.length === right.length &&
    left.every((item) => {
      const index = free.findIndex((other) => sameByShape(of, item, other));
      return index >= 0 && free.splice(index, 1).length === 1;
    })
  );
};
