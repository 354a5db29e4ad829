import { choosePort } from "./choosePort.js";

/** How often a free port is chosen. */
const attempts = 3;

/**
 * Starts a server on a free port, and on another one where somebody has taken it between choosing and opening it.
 *
 * @param first the port that was chosen for the first attempt
 * @param isTaken whether an error of the start says that the port is in use; any other is thrown at once
 * @throws what the last start threw
 */
export async function onFreePort<Started>(
  first: number,
  isTaken: (error: unknown) => boolean,
  start: (port: number) => Promise<Started>,
): Promise<Started> {
  let port = first;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start(port);
    } catch (error) {
      if (!isTaken(error) || attempt === attempts) throw error;
    }
    port = await choosePort(undefined);
  }
}
