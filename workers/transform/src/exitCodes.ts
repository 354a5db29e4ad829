/** How the container exits where the exit code is not the program's own. README.md explains each. */
export const exitCodes = {
  refused: 64,
  unexpected: 70,
  /** The only one that a retry strategy should repeat: the network, S3 or a git host failed. */
  temporary: 75,
  timedOut: 124,
  /** 128 and SIGTERM's number. */
  stopped: 143,
} as const;
