/** Civil dates of Viet Nam as `YYYY-MM-DD`, which sort as text. */

const dayMs = 86_400_000
/** Indochina Time is UTC+7 all year since 1975. */
const zoneMs = 7 * 3_600_000

/** The day on which something happens at the counter. */
export function civilDate(instant: Date): string {
  return new Date(instant.getTime() + zoneMs).toISOString().slice(0, 10)
}

export function addDays(date: string, days: number): string {
  return new Date(Date.parse(date) + days * dayMs).toISOString().slice(0, 10)
}

/** 0 is Sunday. */
export function weekdayOf(date: string): number {
  return new Date(date).getUTCDay()
}

function lastDayOfMonth(year: number, month: number): number {
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/**
 * The birthday at so many years. A month or day that nobody knows is taken as the last possible one: nobody counts
 * as of an age before it is certain (ours: no law read so far says). 29 February falls on the 28th in other years.
 * `birth` is `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
 */
export function birthday(birth: string, years: number): string {
  const [year = '', month = '12', day = '31'] = birth.split('-')
  const then = Number(year) + years
  const latest = Math.min(Number(day), lastDayOfMonth(then, Number(month)))
  return `${String(then).padStart(4, '0')}-${month}-${String(latest).padStart(2, '0')}`
}

/** Completed years on a day; negative before birth. */
export function ageOn(birth: string, on: string): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on < birthday(birth, years) ? years - 1 : years
}
