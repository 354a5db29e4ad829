import { z } from "zod";

const text = z.string().max(2_048);
const secretReference = z.strictObject({
  secret: z
    .string()
    .regex(/^[A-Za-z0-9/_+=.@-]{1,512}$/)
    .describe("Name of the secret in Secrets Manager."),
  key: z
    .string()
    .regex(/^[A-Za-z0-9_.-]{1,128}$/)
    .optional()
    .describe("Key of its JSON. Default: all of it."),
});

/** Servers of the Model Context Protocol. A secret is named, never given: the configuration is read by everyone who may run jobs. */
export const mcpConfig = z
  .strictObject({
    mcpServers: z.record(
      z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/),
      z.strictObject({
        command: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._+-]{0,63}$/),
        args: z.array(text).max(100),
        secrets: z.record(z.string().regex(/^[A-Z][A-Z0-9_]{0,63}$/), secretReference).optional(),
      }),
    ),
  })
  .meta({ id: "McpConfig" });

export type McpConfig = z.output<typeof mcpConfig>;
