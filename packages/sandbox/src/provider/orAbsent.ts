import { isGone } from "./isGone.js";

/** The answer of a describe call, or `undefined` where AWS says that there is no such thing. */
export const orAbsent = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (isGone(error)) return undefined;
    throw error;
  }
};
