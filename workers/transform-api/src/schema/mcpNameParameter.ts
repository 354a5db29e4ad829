import { z } from "zod";

export const mcpNameParameter = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
