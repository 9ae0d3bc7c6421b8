/** Dates, numbers and sizes as people here write them. The only place that formats. */
import type { Locale } from '../../src-main/contract/primitives.ts'

const ZONE = 'Asia/Ho_Chi_Minh'
const tag: Record<Locale, string> = { vi: 'vi-VN', en: 'en-GB' }

/** Made once: making one costs more than a row of the queue has for its whole drawing. */
const moments = new Intl.DateTimeFormat('en-GB', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const numbersIn = (options: Intl.NumberFormatOptions): Record<Locale, Intl.NumberFormat> => ({
  vi: new Intl.NumberFormat(tag.vi, options),
  en: new Intl.NumberFormat(tag.en, options),
})
const numbers = numbersIn({ maximumFractionDigits: 1 })
const measures = numbersIn({ maximumSignificantDigits: 2 })

function parts(instant: string): Record<string, string> {
  return Object.fromEntries(moments.formatToParts(new Date(instant)).map((part) => [part.type, part.value]))
}

/** `dd/mm/yyyy` of an RFC 3339 instant. */
export function formatDay(instant: string): string {
  const { day, month, year } = parts(instant)
  return `${day}/${month}/${year}`
}

/** `YYYY-MM-DD` of an instant at the counter: what a date of the contract is compared with. */
export function civilDay(instant: string): string {
  const { day, month, year } = parts(instant)
  return `${year}-${month}-${day}`
}

/** `hh:mm`, 24 hours. */
export function formatTime(instant: string): string {
  const { hour, minute } = parts(instant)
  return `${hour}:${minute}`
}

/** `m:ss` of a span in ms that is still to be waited, rounded up. */
export function formatSpan(ms: number): string {
  const seconds = Math.max(0, Math.ceil(ms / 1_000))
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** `hh:mm dd/mm/yyyy`, the order of Vietnamese papers. */
export function formatMoment(instant: string): string {
  return `${formatTime(instant)} ${formatDay(instant)}`
}

/** `1999`, `03/1999` or `17/03/1999` of a partial date of the contract. */
export function formatPartialDate(date: string): string {
  return date.split('-').toReversed().join('/')
}

/**
 * Reads what an officer types: `17/3/1999`, `3/1999` or `1999`, with `/`, `.` or `-` between.
 * Null where it is no date of the calendar.
 */
export function parsePartialDate(text: string): string | null {
  const numbers = text.trim().split(/[/.-]/)
  if (numbers.length > 3 || numbers.some((n) => !/^\d{1,4}$/.test(n))) return null
  const [year, month, day] = numbers.toReversed()
  if (year === undefined || !/^\d{4}$/.test(year)) return null
  if (month === undefined) return year
  if (month.length > 2 || Number(month) < 1 || Number(month) > 12) return null
  const yearMonth = `${year}-${month.padStart(2, '0')}`
  if (day === undefined) return yearMonth
  const whole = new Date(`${yearMonth}-01T00:00:00Z`)
  const lastDay = new Date(Date.UTC(whole.getUTCFullYear(), whole.getUTCMonth() + 1, 0)).getUTCDate()
  if (day.length > 2 || Number(day) < 1 || Number(day) > lastDay) return null
  return `${yearMonth}-${day.padStart(2, '0')}`
}

export function formatNumber(value: number, locale: Locale): string {
  return numbers[locale].format(value)
}

/** A measured value beside its limit: two digits that count. */
export function formatMeasure(value: number, locale: Locale): string {
  return measures[locale].format(value)
}

/** `share` from 0 to 1, rounded down: 100 % is said only when everything is there. */
export function formatPercent(share: number, locale: Locale): string {
  return `${formatNumber(Math.floor(Math.min(1, Math.max(0, share)) * 100), locale)} %`
}

/** Powers of 1000, as disks are sold. */
export function formatBytes(bytes: number, locale: Locale): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3))
  return `${formatNumber(bytes / 1000 ** step, locale)} ${units[step] ?? 'B'}`
}
