import { isGone } from "../isGone.js";

/** The answer of an AWS call; `undefined` where the service says that the resource is not there. */
export const unlessGone = async <T>(call: Promise<T>): Promise<T | undefined> => {
  try {
    return await call;
  } catch (error) {
    if (isGone(error)) {
      return undefined;
    }
    throw error;
  }
};
