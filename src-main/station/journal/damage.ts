/** What was found broken at start. Damage is reported, never fatal: whoever owns what it touches decides. */

export type DamageKind =
  /** An unfinished write at the end of the last segment; it has been cut. */
  | 'torn-tail'
  /** Bytes that are no whole frame; they stay where they are. */
  | 'bad-bytes'
  /** The sequence jumps where no damaged bytes explain it: records or a whole segment are gone. */
  | 'missing-records'
  /** A frame whose number is not above the one before: a copy or an old piece; not applied. */
  | 'out-of-order'
  /** A whole frame whose record this program cannot read. */
  | 'unreadable-record'
  | 'unreadable-segment'
  /** A file that a record names is not there. */
  | 'missing-file'
  /** A file that a record names has another length. */
  | 'wrong-size'
  /** A file that a record names has other bytes: found by the scrub. */
  | 'wrong-hash'
  /** An attachment without a record: its capture was never called accepted. */
  | 'unclaimed-file'

export interface DamageReport {
  readonly kind: DamageKind
  /** The segment's or file's name. */
  readonly file: string
  /** In bytes, where the kind is about a segment; else 0. */
  readonly offset: number
  readonly length: number
  /** The journalSeq that is hurt, or after which something is missing, where that can be told. */
  readonly seq: number | null
  /** The applications that it touches, as far as the broken bytes still tell. */
  readonly applicationIds: readonly string[]
}

const ID = /"applicationId":"([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12})"/g

/** The applications named in broken bytes: the JSON of a frame holds ids in clear, and only ids. */
export function touchedBy(bytes: Buffer): string[] {
  return [...new Set([...bytes.toString('latin1').matchAll(ID)].flatMap((match) => match[1] ?? []))]
}

export function damageOf(kind: DamageKind, file: string, more: Partial<DamageReport> = {}): DamageReport {
  return { kind, file, offset: 0, length: 0, seq: null, applicationIds: [], ...more }
}
