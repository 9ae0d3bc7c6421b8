/** The small values that calls, events and records are made of. */
import { z } from 'zod'
import { hasHidden } from './text.ts'

export const bytes = z.instanceof(Uint8Array)

/** UUIDv7 (RFC 9562 §5.7), made by the station when a sitting opens; never reused. */
export const applicationId = z.uuidv7()
export const captureId = z.uuidv7()

/** 1 for the first sealing; raised by one each time the registry returns the work. */
export const revision = z.number().int().min(1).max(99)

export const stationId = z.string().regex(/^[a-z0-9-]{3,40}$/)
export const officerId = z.string().regex(/^[a-z0-9.-]{2,40}$/)
export const deviceId = z.string().min(1).max(120)

/** Lower-case hex of SHA-256 (FIPS 180-4). */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Wall time in UTC, RFC 3339 with `Z`. */
export const instant = z.iso.datetime()

/** Position of a record in the journal; the only order that counts. */
export const journalSeq = z.number().int().nonnegative()

/** Số định danh cá nhân: 12 digits, never minted nor refused by the station (domain.md §4). */
export const personalNumber = z.string().regex(/^\d{12}$/)
/** Số CMND: 9 digits, kept as text for its leading zeros. */
export const oldIdNumber = z.string().regex(/^\d{9}$/)

/** `YYYY`, `YYYY-MM` or `YYYY-MM-DD`: a day or month that nobody knows stays unknown. */
export const partialDate = z.string().regex(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/)

/** A partial date that a calendar has: what is typed at a counter. Old records may hold impossible ones. */
export const calendarDate = partialDate.refine(isInCalendar)

function isInCalendar(date: string): boolean {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  return year >= 1850 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
}

/** ISO/IEC 19794-4: 1-5 right thumb to little finger, 6-10 left. */
export const finger = z.number().int().min(1).max(10)

export const locale = z.enum(['vi', 'en'])
export type Locale = z.infer<typeof locale>

/** What a code reader read: NFC, no control characters, and no more than the one field of the look-up takes. */
export const scannedText = z.string().min(1).max(600)

/** Text as the registry keeps it: NFC, no control, zero-width or direction characters, single spaces. */
export const plainText = (maxLength: number) =>
  z
    .string()
    .max(maxLength)
    .refine((s) => s === s.normalize('NFC') && !hasHidden(s))

type Json = string | number | boolean | null | Json[] | { [key: string]: Json }

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()])

function jsonWithin(levels: number): z.ZodType<Json> {
  if (levels === 0) return scalar
  const inner = jsonWithin(levels - 1)
  return z.union([scalar, z.array(inner), z.record(z.string(), inner)])
}

/**
 * The value of some field, for the field's own schema to parse. No field is half as deep: `z.json()` follows what is sent
 * for as deep as it goes, and a page that was taken over sends what overflows the stack.
 */
export const fieldValue = jsonWithin(6)
