/** Where a virtual device is plugged into the guest's kernel. */
export interface Plugged {
  /** Pulls the device out at once, in the middle of whatever it does; settles when the kernel has let go of it. */
  readonly pull: () => Promise<void>
}
