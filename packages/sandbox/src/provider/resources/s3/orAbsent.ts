/** The answer of a request, or `undefined` where AWS says by this error that there is nothing (or no bucket). */
export const orAbsent = async <T>(request: Promise<T>, absent: string): Promise<T | undefined> => {
  try {
    return await request;
  } catch (error) {
    if (error instanceof Error && (error.name === absent || error.name === "NoSuchBucket")) {
      return undefined;
    }
    throw error;
  }
};
