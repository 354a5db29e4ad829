/** The answer of a call, or `undefined` where WAF says that there is no such thing. */
export const orNoItem = async <Answer>(answer: Promise<Answer>): Promise<Answer | undefined> => {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Error && error.name === "WAFNonexistentItemException") return undefined;
    throw error;
  }
};
