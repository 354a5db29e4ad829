export { type ClientSettings, type ClientSettingsOptions, clientSettings } from "./clients/clientSettings.js";
export { bucketName } from "./configuration/bucketName.js";
export type { Environment } from "./configuration/Environment.js";
export { httpsUrl } from "./configuration/httpsUrl.js";
export { readEnvironment } from "./configuration/readEnvironment.js";
export { regionName } from "./configuration/regionName.js";
export { classifyError, type ErrorClass } from "./errors/classifyError.js";
export { FatalError } from "./errors/FatalError.js";
export { PoisonError } from "./errors/PoisonError.js";
export { RetryableError } from "./errors/RetryableError.js";
export { WorkerError, type WorkerErrorDetails } from "./errors/WorkerError.js";
export { alignedSequencer } from "./events/alignedSequencer.js";
export { compareSequencers } from "./events/compareSequencers.js";
export { type CreatedObjects, createdObjects } from "./events/createdObjects.js";
export type { ObjectCreated } from "./events/ObjectCreated.js";
export type { ObjectRemoved } from "./events/ObjectRemoved.js";
export { parseMessage } from "./events/parseMessage.js";
export { parseUploadEvent, type UploadEvent } from "./events/parseUploadEvent.js";
export { removedObjects } from "./events/removedObjects.js";
export { s3Notification } from "./events/s3Notification.js";
export { s3TestEvent } from "./events/s3TestEvent.js";
export { mapConcurrently } from "./flow/mapConcurrently.js";
export { Semaphore } from "./flow/Semaphore.js";
export { TaskGroup } from "./flow/TaskGroup.js";
export { checkHealthFile } from "./lifecycle/checkHealthFile.js";
export { keepHealthFile } from "./lifecycle/keepHealthFile.js";
export type { StopSignals } from "./lifecycle/runUntilStopped.js";
export { type WorkerProgram, type WorkerRun, workerMain } from "./lifecycle/workerMain.js";
export { createLogger, type LogFields, type Logger, type LoggerOptions, type LogLevel } from "./logs/createLogger.js";
export { describeError } from "./logs/describeError.js";
export {
  createMetrics,
  type Metrics,
  type MetricsOptions,
  type MetricUnit,
  type MetricValues,
} from "./metrics/createMetrics.js";
export {
  type ObjectAddress,
  type ObjectStream,
  type OpenObjectStreamOptions,
  openObjectStream,
} from "./objects/openObjectStream.js";
export { readWhole } from "./objects/readWhole.js";
export { type DatabaseLogin, parseDatabaseLogin } from "./postgres/parseDatabaseLogin.js";
export { scramVerifier } from "./postgres/scramVerifier.js";
export { type VerifiedTlsOptions, verifiedTls } from "./postgres/verifiedTls.js";
export { LeaseKeeper, type LeaseKeeperOptions } from "./queue/LeaseKeeper.js";
export type { FailedMessage, MessageQueue, ReceivedMessage, ReceiveOptions } from "./queue/MessageQueue.js";
export { type ReceiveMessagesOptions, receiveMessages } from "./queue/receiveMessages.js";
export { retryDelay } from "./queue/retryDelay.js";
export { SqsQueue } from "./queue/SqsQueue.js";
export { type SettleFailureOptions, settleFailure } from "./queue/settleFailure.js";
