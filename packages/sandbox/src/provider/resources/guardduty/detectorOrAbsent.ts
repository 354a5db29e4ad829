import { GetDetectorCommand, type GetDetectorCommandOutput } from "@aws-sdk/client-guardduty";
import type { Context } from "../../Context.js";

/** A detector, or `undefined` where there is none of the id: GuardDuty calls that a bad request. */
export const detectorOrAbsent = async (id: string, context: Context): Promise<GetDetectorCommandOutput | undefined> => {
  try {
    return await context.clients.guardduty(context.region).send(new GetDetectorCommand({ DetectorId: id }));
  } catch (error) {
    if (isUnknownDetector(error)) return undefined;
    throw error;
  }
};

/** Whether GuardDuty says that a detector is not there. */
export const isUnknownDetector = (error: unknown): boolean =>
  error instanceof Error && error.message.includes("detectorId is not owned");
