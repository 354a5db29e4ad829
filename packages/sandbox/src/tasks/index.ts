/**
 * AWS's control loops for ECS, as local processes: what makes a service's tasks run, stop, scale and be replaced. An
 * attempt of a Batch job is such a task too, on Fargate, started by the launcher's scheduler of jobs (`batch_scheduler`).
 *
 * Kept as on AWS: task and execution roles with their trust policies, one credentials path and token for each task, log
 * streams, exit codes, SIGTERM and SIGKILL after stopTimeout, rolling deployments within their percentages, step scaling,
 * alarms on queues and their topics.
 * Faster: a minute of CloudWatch and Application Auto Scaling lasts a second (`sandboxMinute`), and a task that keeps
 * failing is replaced every 8 s at the latest (`ReplacementBackoff`). Batch's clock goes as on AWS, unless a setting has
 * its minute last shorter (`jobSettings`).
 * Not enforced, since a task is a plain process of the developer: user, read-only root file system, capabilities, CPU
 * share, native memory, health checks, ephemeral storage, security groups. The image is not pulled, so the permissions
 * and endpoints of ECR are not judged.
 */
export { startTaskRunner } from "./startTaskRunner.js";
