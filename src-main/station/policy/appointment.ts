import type { Demand } from '../../contract/records/demand.ts'
import type { PolicyPack } from '../../contract/records/policy-pack.ts'
import { addDays, weekdayOf } from './dates.ts'
import { holds, type Situation } from './facts.ts'

type Calendar = NonNullable<PolicyPack['calendar']>

export function isWorkingDay(date: string, { holidays, workedDays }: Calendar): boolean {
  if (workedDays.includes(date)) return true
  const weekday = weekdayOf(date)
  if (weekday === 0 || weekday === 6) return false
  return !holidays.some(({ from, to }) => from <= date && date <= to)
}

/** The day that is so many working days later; the day itself does not count (BLDS 2015 Điều 147(2)). */
function workingDaysAfter(on: string, count: number, calendar: Calendar): string {
  let date = on
  for (let left = count; left > 0;) {
    date = addDays(date, 1)
    if (isWorkingDay(date, calendar)) left -= 1
  }
  return date
}

/** When the card can be fetched; null where the pack does not say. */
export function appointmentOf(
  situation: Situation,
  { processing, calendar }: PolicyPack,
): Demand['appointment'] {
  const rule = situation.chosen && processing.find((one) => holds(one.when, situation))
  if (!rule || !calendar) return null
  const { workingDays, basis } = rule
  const on = workingDaysAfter(situation.on, workingDays, calendar)
  return { on, workingDays, isCertain: calendar.from <= situation.on && on <= calendar.to, basis }
}
