import { DescribeServicesCommand, type Service } from "@aws-sdk/client-ecs";
import type { Context } from "../../Context.js";
import { orAbsent } from "../../orAbsent.js";

/** A service that is not deleted; `undefined` when it or its cluster is gone. */
export const describeService = async (
  cluster: string | undefined,
  service: string,
  context: Context,
): Promise<Service | undefined> => {
  const answer = await orAbsent(
    context.clients
      .ecs(context.region)
      .send(new DescribeServicesCommand({ cluster, services: [service], include: ["TAGS"] })),
  );
  const found = answer?.services?.[0];
  return found?.status === "ACTIVE" || found?.status === "DRAINING" ? found : undefined;
};
