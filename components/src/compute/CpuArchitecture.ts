/** Processor of a task's hosts. */
export const CpuArchitecture = {
  /** Graviton: about a fifth cheaper than x86 on Fargate. */
  Arm64: "ARM64",
  X86: "X86_64",
} as const;

export type CpuArchitecture = (typeof CpuArchitecture)[keyof typeof CpuArchitecture];
