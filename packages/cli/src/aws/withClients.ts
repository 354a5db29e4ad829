import { awsFailure } from "./awsFailure.js";
import { RegionalClients } from "./RegionalClients.js";

/** Runs a command's work with clients, which are closed after it. What AWS refuses becomes one clear error. */
export async function withClients(work: (clients: RegionalClients) => Promise<void>): Promise<void> {
  const clients = new RegionalClients();
  try {
    await work(clients);
  } catch (error) {
    throw awsFailure(error);
  } finally {
    await clients.close();
  }
}
