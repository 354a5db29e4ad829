import type { RotatingLogin } from "./rotation/RotatingLogin.js";

/** The secret's versions as rotation needs them: Secrets Manager's, or a test's between it and the rotation. */
export interface SecretStore {
  /** Whether rotation is on, and the stages of each version that has any. */
  describe(secretId: string): Promise<SecretState>;
  /** The value of the version with the stage, and with this id where one is given; undefined where it has none yet. */
  read(secretId: string, stage: string, versionId?: string): Promise<string | undefined>;
  /** Writes the value of the version with this id, as AWSPENDING. One that has a value already keeps it. */
  writePending(secretId: string, versionId: string, value: string): Promise<void>;
  /** Moves AWSCURRENT, and AWSPREVIOUS behind it; fails where AWSCURRENT is not at `from`. */
  makeCurrent(secretId: string, versions: { readonly from: string; readonly to: string }): Promise<void>;
  /** Writes a version that no rotation knows, under a stage of its own. */
  writeTrial(secretId: string, versionId: string, value: string): Promise<void>;
  /** Removes the stage of such a version, whereupon Secrets Manager drops it. Nothing where it has none. */
  dropTrial(secretId: string, versionId: string): Promise<void>;
  /** Removes AWSPENDING from the version, where it has it. */
  endPending(secretId: string, versionId: string): Promise<void>;
  /** When the version with the stage was made. */
  startedAt(secretId: string, stage: string, versionId: string): Promise<Date | undefined>;
  /** A new password of letters and digits. */
  randomPassword(): Promise<string>;
}

/** The stage of trials. AWSPENDING would let a rotation go on with the trial's version. */
export const trialStage = "SALLYPORTTRIAL";

export interface SecretState {
  readonly rotationEnabled: boolean;
  /** Days between rotations; undefined where rotation is off, or by an expression. */
  readonly days?: number | undefined;
  readonly created?: Date | undefined;
  readonly lastRotated?: Date | undefined;
  readonly stages: ReadonlyMap<string, readonly string[]>;
}

/** What a login's server does for its rotation. One implementation for each engine. */
export interface CredentialTarget<Login extends RotatingLogin = RotatingLogin> {
  /**
   * The login in a secret's value.
   *
   * @throws PoisonError that names the fields that are wrong, never their values
   */
  parse(value: string | undefined, secretId: string): Login;
  /** Whether the server lets this login in, by trying. Throws where the server cannot be asked. */
  logsIn(login: Login): Promise<boolean>;
  /**
   * Lets the login in, with the rights of `like` and no others, or changes nothing. `like` itself stays as it is, unless
   * both are one user. The password may not be seen in the server's logs.
   */
  letIn(request: LetInRequest<Login>): Promise<void>;
  /** Removes the user of a trial. Nothing where there is none. */
  remove(request: Pick<LetInRequest<Login>, "login" | "admin">): Promise<void>;
}

/** What `letIn` works with. */
export interface LetInRequest<Login extends RotatingLogin = RotatingLogin> {
  readonly login: Login;
  readonly like: Login;
  readonly admin: AdminSource;
  /**
   * Throws where the rotation is not wanted any more. To be called while no other rotation of these users can be at work:
   * an attempt that was held up for long must not undo a later one.
   */
  readonly confirm: () => Promise<void>;
}

/** User and password that may change other logins. Read for each use: it changes by itself too. */
export type AdminSource = () => Promise<{ readonly username: string; readonly password: string }>;
