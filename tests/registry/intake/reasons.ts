/** Why a sealed file does not verify: the `reason` beside `does-not-verify`, and in the folder of the refused. */
import { z } from 'zod'

export const refusalReason = z.enum([
  /** Not CMS AuthEnvelopedData for this registry, or changed on the way. */
  'cannot-decrypt',
  /** Not SignedData under this CA, no CAdES attribute, or changed after signing. */
  'bad-signature',
  /** Signed by nobody, by several, or by a certificate that is not of an officer of this station. */
  'unknown-signer',
  /** Not a ZIP, or one that holds more bytes than its entries account for. */
  'bad-zip',
  /** More entries or more bytes than an application can have, or compressed. */
  'zip-too-large',
  'bad-manifest',
  /** Station, application, revision or officer are others than announced. */
  'other-application',
  /** A later revision of work whose revision before was not returned. */
  'not-returned',
  'missing-entry',
  'unlisted-entry',
  'wrong-size',
  'wrong-hash',
  'wrong-media-type',
])
export type RefusalReason = z.infer<typeof refusalReason>
