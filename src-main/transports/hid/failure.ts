/** What node-hid's words mean. They are all there is: it hands on no error number. */

/**
 * strerror(3) of ENODEV, ESHUTDOWN, ENXIO and ENOENT behind hidraw, hidapi's own words, Windows' 1167 and 433,
 * IOKit's. EPIPE and EIO are not among them: a stalled endpoint says the same as a cable that is just coming out.
 */
const gone = [
  /no such device/i,
  /no such file/i,
  /transport endpoint shutdown/i,
  /disconnected/i,
  /has been closed|already closed/i,
  /is not connected|does not exist/i,
  /not attached|not present/i,
]

const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** True where the words leave no doubt; else only the list of devices can tell a refusal from an unplug. */
export function saysGone(error: unknown): boolean {
  const text = textOf(error)
  return gone.some((pattern) => pattern.test(text))
}

/** True where the system does not let us at the device: no rule of udev, or another program has it for itself. */
export function saysForbidden(error: unknown): boolean {
  return /permission denied|access is denied|not permitted|exclusive access/i.test(textOf(error))
}
