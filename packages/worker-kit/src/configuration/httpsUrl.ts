import { z } from "zod";

/** An address that is called by TLS alone: requests and content never travel in clear (ENC-16). */
export const httpsUrl = z.url({
  protocol: /^https$/,
  error: ({ input }) => (input === undefined ? "is missing" : "has to begin with https://"),
});
