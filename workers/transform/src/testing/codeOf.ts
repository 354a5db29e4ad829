import { RefusedError } from "@sallyport/transform-rules";

/** The code by which a call is refused, or `accepted`; any other error passes through. */
export async function codeOf(call: () => unknown): Promise<string> {
  try {
    await call();
    return "accepted";
  } catch (error) {
    if (error instanceof RefusedError) return error.code;
    throw error;
  }
}
