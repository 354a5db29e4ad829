/** The part of an AWS client that every service's shares. */
interface AnyClient {
  readonly middlewareStack: {
    // biome-ignore lint/suspicious/noExplicitAny: each service's stack is typed by its own inputs and outputs.
    add(middleware: (next: any) => any, options: { readonly step: "initialize"; readonly name: string }): void;
  };
  destroy(): void;
}

/** Makes a client's requests fail at once when the engine cancels, those under way too. */
export const stopOn = (client: AnyClient, signal: AbortSignal): void => {
  const cancelled = (): Error => new Error("The deployment was cancelled.");
  signal.addEventListener("abort", () => client.destroy(), { once: true });
  client.middlewareStack.add(
    (next: (request: unknown) => Promise<unknown>) => async (request: unknown) => {
      if (signal.aborted) {
        throw cancelled();
      }
      const answered = new AbortController();
      const aborted = new Promise<never>((_, reject) => {
        signal.addEventListener("abort", () => reject(cancelled()), { once: true, signal: answered.signal });
      });
      try {
        return await Promise.race([next(request), aborted]);
      } finally {
        answered.abort();
      }
    },
    { step: "initialize", name: "stopOnCancel" },
  );
};
