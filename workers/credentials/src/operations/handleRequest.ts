import { CredentialEvents } from "./CredentialEvents.js";
import type { OperationPorts } from "./OperationPorts.js";
import { overdueDays } from "./overdueDays.js";
import type { Request } from "./Request.js";
import { rollBack } from "./rollBack.js";
import { tryRotation } from "./tryRotation.js";

/** What the caller is told; ids and names only. */
export type Answer = Readonly<Record<string, string | number>>;

/** Does what an operator, the topic or the schedule asks for, and says so in the log (LOG-09). */
export async function handleRequest(request: Request, ports: OperationPorts): Promise<readonly Answer[]> {
  const events = new CredentialEvents(ports);
  switch (request.operation) {
    case "rotate": {
      const { secretId } = request;
      return [
        await events.around("rotation_request", { arn: secretId }, async () => ({
          version: await ports.startRotation(secretId),
        })),
      ];
    }
    case "test": {
      const { secretId } = request;
      return [
        await events.around("rotation_test", { arn: secretId }, async () => {
          const { versionId, username } = await tryRotation(secretId, ports);
          return { version: versionId, user: username };
        }),
      ];
    }
    case "rollback": {
      const { secretId, versionId } = request;
      return [
        await events.around("rollback", { arn: secretId, version: versionId }, async () => ({
          outcome: await rollBack({ secretId, versionId }, ports),
        })),
      ];
    }
    case "audit":
      return await audit(ports, events);
  }
}

async function audit(ports: OperationPorts, events: CredentialEvents): Promise<readonly Answer[]> {
  const answers: Answer[] = [];
  for (const secretId of ports.secrets) {
    const days = overdueDays(await ports.store.describe(secretId), ports.now());
    events.age(secretId, days);
    answers.push({ arn: secretId, overdueDays: days });
  }
  return answers;
}
