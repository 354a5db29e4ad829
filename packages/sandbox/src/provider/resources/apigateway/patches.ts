import type { PatchOperation } from "@aws-sdk/client-api-gateway";

type Value = string | number | boolean | undefined;

/** One operation for each given value that differs, by JSON pointer without its first slash. */
export const setPatches = (
  olds: Readonly<Record<string, Value>>,
  news: Readonly<Record<string, Value>>,
): PatchOperation[] =>
  Object.entries(news)
    .filter(([path, value]) => value !== undefined && value !== olds[path])
    .map(([path, value]) => ({ op: "replace", path: `/${path}`, value: String(value) }));

/** Operations that turn one list of a description, whose order means nothing, into another. */
export const listPatches = (
  path: string,
  olds: readonly string[] = [],
  news: readonly string[] = [],
): PatchOperation[] => [
  ...olds.filter((item) => !news.includes(item)).map((value) => ({ op: "remove" as const, path: `/${path}`, value })),
  ...news.filter((item) => !olds.includes(item)).map((value) => ({ op: "add" as const, path: `/${path}`, value })),
];

/** A segment of a JSON pointer (RFC 6901). */
export const pointerSegment = (text: string): string => text.replaceAll("~", "~0").replaceAll("/", "~1");
