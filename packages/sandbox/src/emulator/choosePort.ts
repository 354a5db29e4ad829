import { createServer } from "node:net";
import { SandboxError } from "../lifecycle/SandboxError.js";

/**
 * The port that the emulator is to take: the asked one, or a free one.
 *
 * @throws SandboxError when the asked port is taken or may not be opened
 */
export async function choosePort(asked: number | undefined): Promise<number> {
  return await new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", (error) => {
      reject(
        new SandboxError(
          `port ${asked} on 127.0.0.1 cannot be opened (${"code" in error ? error.code : error.message})`,
          "stop what uses it, or leave the port out and a free one is chosen",
          { cause: error },
        ),
      );
    });
    probe.listen({ host: "127.0.0.1", port: asked ?? 0, exclusive: true }, () => {
      const address = probe.address();
      const port = typeof address === "object" && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
