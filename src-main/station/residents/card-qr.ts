/**
 * The QR of the 2021 and 2024 cards: `number|CMND|name|ddMMyyyy|sex|address|ddMMyyyy[|…]`, the first seven by
 * position, the rest ignored (domain.md §5). Only the number is believed; the record decides. What is no such code is
 * told apart as far as the officer can do something about it.
 */
import type { ErrorOf } from '../../contract/errors.ts'
import { fail, ok, type Result } from '../../contract/result.ts'

type UnknownQr = ErrorOf<'residents/unknown-qr'>

/** The whole of a card has seven; a reader that was moved away has fewer. */
const PARTS = 7

/** EMV merchant QR (VietQR too) begins with its format indicator, and is digits and letters without a space. */
const payment = /^000201\d{2}/
const link = /^[a-z][a-z0-9+.-]{1,15}:\S+$|^www\.\S+$/i
/** A health insurance card begins with its number: two letters and thirteen digits, or ten digits since 2021. */
const healthCard = /^(?:[A-Z]{2}\d{13}|\d{10})\|/

/** As the card writes a day; one that nobody knows is whatever the card says in its eight digits. */
const day = /^\d{8}$/

/** Why a text that came from a code reader is none of ours; null for what may be one, or may be typed. */
export function strangeCode(text: string): UnknownQr['why'] | null {
  if (payment.test(text)) return 'payment'
  if (link.test(text)) return 'link'
  return healthCard.test(text) ? 'other-card' : null
}

/** The personal number on the card. */
export function numberOfCardQr(text: string): Result<string, UnknownQr> {
  const parts = text.split('|').map((part) => part.trim())
  const [number = '', , name = '', birth = '', , , issued = ''] = parts
  const unknown = (why: UnknownQr['why']) => fail({ code: 'residents/unknown-qr', why } as const)
  if (!/^\d{12}$/.test(number)) return unknown(/^\d{0,12}$/.test(number) ? 'garbled' : 'other-card')
  if (parts.length < PARTS) return unknown('cut-off')
  return name !== '' && day.test(birth) && day.test(issued) ? ok(number) : unknown('garbled')
}
