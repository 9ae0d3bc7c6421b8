/** Finding things on a token. Values: PKCS#11 v2.40, constants of objects and attributes. */
import type { TokenSlot } from '../contract/records/token.ts'
import type { Cryptoki, Handle } from './cryptoki.ts'

const CKA = { class: 0x00, value: 0x11, keyType: 0x100, id: 0x102, ecParams: 0x180 }
const CKO = { certificate: 1, privateKey: 3 }
const CKK = { rsa: 0, ec: 3 }
const CKF_USER_PIN_LOCKED = 0x40000
const CKF_SERIAL_SESSION = 4
const MOST_OBJECTS = 32

export interface Slot {
  readonly slot: Handle
  readonly label: string
  readonly serial: string
  readonly model: string
  readonly isPinLocked: boolean
}

/** Slots with a token in them that says who it is. */
export function slotsOf(cryptoki: Cryptoki): Slot[] {
  return cryptoki.C_GetSlotList(true).flatMap((slot) => {
    const info = cryptoki.C_GetTokenInfo(slot)
    const serial = info.serialNumber.trim()
    const isPinLocked = (info.flags & CKF_USER_PIN_LOCKED) !== 0
    if (serial === '') return []
    return [{ slot, label: info.label.trim(), serial, model: info.model.trim(), isPinLocked }]
  })
}

export const openSession = (cryptoki: Cryptoki, slot: Handle): Handle =>
  cryptoki.C_OpenSession(slot, CKF_SERIAL_SESSION)

function find(cryptoki: Cryptoki, session: Handle, objectClass: number, keyId?: string): Handle[] {
  const byId = keyId === undefined ? [] : [{ type: CKA.id, value: Buffer.from(keyId, 'hex') }]
  cryptoki.C_FindObjectsInit(session, [{ type: CKA.class, value: objectClass }, ...byId])
  try {
    return cryptoki.C_FindObjects(session, MOST_OBJECTS)
  } finally {
    cryptoki.C_FindObjectsFinal(session)
  }
}

function attribute(cryptoki: Cryptoki, session: Handle, object: Handle, type: number): Buffer {
  const [read] = cryptoki.C_GetAttributeValue(session, object, [{ type }])
  return Buffer.isBuffer(read?.value) ? read.value : Buffer.alloc(0)
}

export function certificatesOf(cryptoki: Cryptoki, session: Handle): TokenSlot['certificates'] {
  return find(cryptoki, session, CKO.certificate).flatMap((object) => {
    const keyId = attribute(cryptoki, session, object, CKA.id).toString('hex')
    const der = new Uint8Array(attribute(cryptoki, session, object, CKA.value))
    return keyId === '' || der.length === 0 ? [] : [{ keyId, der }]
  })
}

export interface PrivateKey {
  readonly object: Handle
  /** Null for a kind that the station does not sign with. */
  readonly kind: 'ec-p256' | 'rsa' | null
}

/** DER of the OID prime256v1 (RFC 5480 §2.1.1.1). */
const P256 = '06082a8648ce3d030107'

/** Null where there is none of this id. Only after a log-in are private keys to be seen. */
export function privateKeyOf(cryptoki: Cryptoki, session: Handle, keyId: string): PrivateKey | null {
  const [object] = find(cryptoki, session, CKO.privateKey, keyId)
  if (object === undefined) return null
  const type = attribute(cryptoki, session, object, CKA.keyType)
  const keyType = type.length > 0 ? type.readUIntLE(0, Math.min(4, type.length)) : -1
  if (keyType === CKK.rsa) return { object, kind: 'rsa' }
  const isP256 =
    keyType === CKK.ec && attribute(cryptoki, session, object, CKA.ecParams).toString('hex') === P256
  return { object, kind: isP256 ? 'ec-p256' : null }
}
