import { createInterface } from "node:readline";

/** The two ends of a conversation. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** Asks a person, who has to write `yes` out: anything else, and the end of the input, is a no. */
export async function confirm(question: string, { input, output }: Terminal): Promise<boolean> {
  const lines = createInterface({ input, output, prompt: `${question} Write yes to go on: ` });
  try {
    const answer = await new Promise<string>((resolve) => {
      lines.once("line", resolve).once("close", () => resolve(""));
      lines.prompt();
    });
    return answer.trim() === "yes";
  } finally {
    lines.close();
  }
}
