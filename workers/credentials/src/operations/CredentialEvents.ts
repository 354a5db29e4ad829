import { describeError } from "@sallyport/worker-kit";
import type { OperationPorts } from "./OperationPorts.js";

type Fields = Readonly<Record<string, string | number>>;

/**
 * The function's events and metrics (LOG-09, MON-09): `credential.<what>.started`, `.succeeded` and `.failed`, with ids and
 * durations and no value; metrics RotationFailed, RotationSeconds and RotationOverdueDays of the namespace Sallyport/Credentials.
 */
export class CredentialEvents {
  readonly #ports: Pick<OperationPorts, "logger" | "metrics" | "now">;

  constructor(ports: Pick<OperationPorts, "logger" | "metrics" | "now">) {
    this.#ports = ports;
  }

  /** Logs the work's beginning and end. A failed test or rollback counts as a failed rotation. */
  async around<Result extends Fields>(what: string, fields: Fields, work: () => Promise<Result>): Promise<Fields> {
    const { logger, now } = this.#ports;
    const began = now().getTime();
    const milliseconds = () => now().getTime() - began;
    logger.info(`credential.${what}.started`, fields);
    try {
      const result = await work();
      logger.info(`credential.${what}.succeeded`, { ...fields, ...result, milliseconds: milliseconds() });
      return { ...fields, ...result };
    } catch (error) {
      logger.error(`credential.${what}.failed`, { ...fields, milliseconds: milliseconds(), ...describeError(error) });
      this.failed(fields);
      throw error;
    }
  }

  rotationStarted(fields: Fields): void {
    this.#ports.logger.info("credential.rotation.started", fields);
  }

  /** @param started when the pending version was made; undefined where that is not known any more */
  rotationSucceeded(fields: Fields, started: Date | undefined): void {
    const { logger, metrics, now } = this.#ports;
    const seconds = started === undefined ? undefined : Math.max(0, (now().getTime() - started.getTime()) / 1_000);
    logger.info("credential.rotation.succeeded", { ...fields, ...(seconds !== undefined && { seconds }) });
    metrics.emit({
      RotationFailed: [0, "Count"],
      ...(seconds !== undefined && { RotationSeconds: [seconds, "Seconds"] }),
    });
  }

  rotationFailed(fields: Fields, error: unknown): void {
    this.#ports.logger.error("credential.rotation.failed", { ...fields, ...describeError(error) });
    this.failed(fields);
  }

  age(secretId: string, overdueDays: number): void {
    const { logger, metrics } = this.#ports;
    const fields = { arn: secretId, overdueDays };
    if (overdueDays > 0) logger.error("credential.rotation.overdue", fields);
    else logger.info("credential.rotation.in_time", fields);
    metrics.emit({ RotationOverdueDays: [overdueDays, "Count"] }, { arn: secretId });
  }

  private failed({ arn, version }: Fields): void {
    const properties = {
      ...(arn !== undefined && { arn: String(arn) }),
      ...(version !== undefined && { version: String(version) }),
    };
    this.#ports.metrics.emit({ RotationFailed: [1, "Count"] }, properties);
  }
}
