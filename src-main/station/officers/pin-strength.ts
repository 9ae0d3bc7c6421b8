/** A PIN that is among the first that anybody would try. */

/** From each UTF-16 unit to the next. */
const steps = (pin: string) =>
  Array.from({ length: pin.length - 1 }, (_, i) => pin.charCodeAt(i + 1) - pin.charCodeAt(i))

/** True for one character all over, for a run up or down (`123456`, `fedcba`), and for the officer's own id. */
export function isWeakPin(pin: string, officerId: string): boolean {
  const [first, ...others] = steps(pin)
  const isRun = first !== undefined && Math.abs(first) <= 1 && others.every((step) => step === first)
  return isRun || pin.toLowerCase() === officerId.toLowerCase()
}
