/** What a message is about, without its content. */
export interface LetterContent {
  /** `objects` of S3's events, a `request` for objects, another `event`, `json`, or `text` that is none of these. */
  readonly kind: "objects" | "request" | "event" | "json" | "text";
  /** Word for a person: names of events. */
  readonly what: string;
  /** `bucket/key` of each object that it names. */
  readonly keys: readonly string[];
}

interface Body {
  readonly Records?: readonly {
    readonly eventName?: unknown;
    readonly s3?: { readonly bucket?: { readonly name?: unknown }; readonly object?: { readonly key?: unknown } };
  }[];
  readonly "detail-type"?: unknown;
  readonly detail?: {
    readonly bucket?: unknown;
    readonly objects?: readonly { readonly key?: unknown }[];
    readonly object?: { readonly key?: unknown };
  };
}

/** Sums up the body of a message of any pipeline's queue. Nothing about the body is taken for granted: it was set aside. */
export function contentOf(text: string): LetterContent {
  const body = parsed(text);
  if (body === undefined) return { kind: "text", what: "no JSON", keys: [] };
  try {
    return summed(body);
  } catch {
    // A field of another shape than its sender gives it.
    return { kind: "json", what: "JSON of an unknown shape", keys: [] };
  }
}

function summed({ Records, detail, "detail-type": type }: Body): LetterContent {
  if (Array.isArray(Records)) {
    const names = [...new Set(Records.map(({ eventName }) => String(eventName)))].join(", ");
    const keys = Records.map(({ s3 }) => `${s3?.bucket?.name}/${decoded(String(s3?.object?.key))}`);
    return { kind: "objects", what: names, keys };
  }
  if (typeof type !== "string") return { kind: "json", what: "JSON of an unknown shape", keys: [] };
  if (Array.isArray(detail?.objects))
    return { kind: "request", what: type, keys: detail.objects.map(({ key }) => `${detail.bucket}/${key}`) };
  return { kind: "event", what: type, keys: [] };
}

/** S3's events encode keys like forms. */
function decoded(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll("+", " "));
  } catch {
    return key;
  }
}

function parsed(text: string): Body | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
