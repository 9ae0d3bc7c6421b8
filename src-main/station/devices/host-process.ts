/** The device host as its supervisor sees it. Node's `fork` and Electron's `utilityProcess` fill it. */
export interface HostProcess {
  /** Null until it is known, and where there is none. */
  pid(): number | null
  /** Structured clone; dropped when the process has ended. */
  post(message: object): void
  onMessage(fn: (message: unknown) => void): void
  /** Once, also when the process could not be started. */
  onExit(fn: () => void): void
  /** At once, without asking. */
  kill(): void
}

export type SpawnHost = () => HostProcess
