import { PartlyCreated } from "./PartlyCreated.js";

/** Runs what a create call leaves to do. A failure says that the thing exists, so that it is not orphaned. */
export const completeCreate = async (id: string, steps: () => Promise<void>): Promise<{ readonly id: string }> => {
  try {
    await steps();
    return { id };
  } catch (error) {
    throw new PartlyCreated(id, error);
  }
};
