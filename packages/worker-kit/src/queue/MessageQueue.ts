/** A message under a lease: nobody else gets it until the lease ends. */
export interface ReceivedMessage {
  readonly id: string;
  /** Names this receipt, not the message: it changes each time the message is received. */
  readonly receipt: string;
  readonly body: string;
  /** How often the message was received, this time included. */
  readonly receiveCount: number;
}

export interface ReceiveOptions {
  /** At most 10. */
  readonly max: number;
  /** Seconds to wait for a first message, 0 to 20. */
  readonly waitSeconds: number;
  /** Seconds that the lease lasts. */
  readonly visibilitySeconds: number;
}

/** A queue of messages under leases. Calls that take many messages resolve with those for which it failed. */
export interface MessageQueue {
  receive(options: ReceiveOptions): Promise<ReceivedMessage[]>;
  /** Makes each lease end `seconds` from now; 0 gives the message back at once. */
  extend(messages: readonly ReceivedMessage[], seconds: number): Promise<FailedMessage[]>;
  remove(messages: readonly ReceivedMessage[]): Promise<FailedMessage[]>;
}

export interface FailedMessage {
  readonly message: ReceivedMessage;
  readonly reason: string;
}
