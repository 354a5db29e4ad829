import type { Control } from "./Control.js";

/** Compute and container. */
export const computeAndContainer: readonly Control[] = [
  {
    id: "CNT-01",
    statement:
      "Containers run as a dedicated non-root user and group, UID/GID 1000 (`appuser`), set in the image and in the task definition.",
    systems: ["compressor", "transform"],
    layers: ["component", "policy", "pipeline"],
    frameworks: { nist: ["AC-6"] },
  },
  {
    id: "CNT-02",
    statement:
      "Application directories are mode 755 and files 644 owned by the app user (executables excepted): `/app` 755 `appuser:appuser`; `/tmp/app-temp` and `/tmp/app-work` exist as primary and alternative temp directories (original mode 1777, see B-11).",
    systems: ["compressor"],
    layers: ["pipeline"],
    frameworks: { nist: ["CM-6"] },
  },
  {
    id: "CNT-03",
    statement:
      "`TMPDIR`, `TEMP` and `TMP` point to the primary temp directory and workers write nowhere else, falling back to the second.",
    systems: ["compressor"],
    layers: ["component", "worker"],
    frameworks: {},
  },
  {
    id: "CNT-04",
    statement:
      "Containers satisfy the Kubernetes restricted Pod Security profile in equivalent ECS terms: not privileged, no added capabilities (drop all), no privilege escalation, no host namespaces.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["ECS.3", "ECS.4"], nist: ["AC-6"] },
  },
  {
    id: "CNT-05",
    statement:
      "Images derive from a small maintained base (`python:3.13.5-slim` class or Amazon Linux 2023), from an official registry (public ECR), pinned by digest.",
    systems: ["compressor", "transform"],
    layers: ["pipeline", "policy"],
    frameworks: { nist: ["CM-7", "SR-3"] },
  },
  {
    id: "CNT-06",
    statement:
      "Every long-running or job image declares a health check; task definitions repeat it where the runtime ignores the image one.",
    systems: ["transform"],
    layers: ["component", "pipeline", "policy"],
    frameworks: {},
  },
  {
    id: "CNT-07",
    statement: "Containers are stateless: no EFS, EBS or host volumes, only ephemeral scratch.",
    systems: ["compressor"],
    layers: ["component", "policy"],
    frameworks: {},
  },
  {
    id: "CNT-08",
    statement:
      "Root filesystem is read-only with explicit scratch mounts; a workload that must write (Transform CLI) uses a recorded opt-out.",
    systems: ["compressor", "transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["ECS.5"], nist: ["CM-7"] },
  },
  {
    id: "CNT-09",
    statement:
      "Batch jobs time out after 12 hours (43200 s) by default; value configurable within limits and to be sized to the workload.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-5"] },
  },
  {
    id: "CNT-10",
    statement: "Failed jobs retry up to 3 attempts with exponential backoff, and only for retryable causes.",
    systems: ["transform"],
    layers: ["component", "worker"],
    frameworks: {},
  },
  {
    id: "CNT-11",
    statement: "Jobs have resource limits: default 2 vCPU and 4 GB (4096 MiB), configurable with an upper bound.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { nist: ["SC-5"] },
  },
  {
    id: "CNT-12",
    statement: "Batch and service compute is Fargate on the latest platform version; no unmanaged hosts.",
    systems: ["transform"],
    layers: ["component", "policy"],
    frameworks: { fsbp: ["ECS.10"] },
  },
  {
    id: "CNT-13",
    statement: "Language version switching inside the image uses user-owned symlinks and never needs root or sudo.",
    systems: ["transform"],
    layers: ["pipeline"],
    frameworks: { nist: ["AC-6"] },
  },
];
