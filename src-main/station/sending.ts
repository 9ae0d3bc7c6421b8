/** Sending, from the moment the station is provisioned; windows may be hidden, locked or closed meanwhile. */
import type { LinkState } from '../contract/records/snapshot.ts'
import type { Audit } from './audit/open-audit.ts'
import type { SignedTime } from './clock.ts'
import type { Journal } from './journal/open-journal.ts'
import type { Provisioned } from './technician/provisioned.ts'
import { createUplink, type Uplink } from './uplink/create-uplink.ts'
import type { Line } from './uplink/line.ts'
import type { Vault } from './vault/open-vault.ts'

export interface SendingOptions {
  readonly vault: Vault
  readonly journal: Journal
  readonly audit: Audit
  /** The registry has seen another audit log under this station's name. */
  readonly onOtherHistory: () => void
  readonly onLink: (state: LinkState) => void
  /** The registry has signed this time, ms since 1970. */
  readonly onContact: (serverMs: number) => void
  readonly onBug: (cause: unknown) => void
}

export interface Sending {
  /** Starts, or starts anew, with what provisioning brought. */
  use(provisioned: Provisioned): void
  link(): LinkState
  /** Null while the registry is not reached. */
  line(): Line | null
  /** The last time that the registry signed; null before the first contact. */
  signedTime(): SignedTime | null
  /** There is a new checkpoint of the audit log. */
  checkpointSigned(): void
  sendNow(): void
  stop(): Promise<void>
}

export function createSending(options: SendingOptions): Sending {
  const { vault, journal, audit, onLink, onBug, onOtherHistory } = options
  let uplink: Uplink | null = null
  let signed: SignedTime | null = null
  let provision: Provisioned['provision'] | null = null
  return {
    link: () => uplink?.link() ?? 'none',
    line() {
      const isUp = uplink?.link() === 'good' || uplink?.link() === 'slow'
      if (!uplink || !provision || !isUp) return null
      const { stationId, certificates } = provision
      return { client: uplink.client, stationId, certificates }
    },
    signedTime: () => signed,
    checkpointSigned: () => uplink?.checkpointSigned(),
    sendNow: () => uplink?.sendNow(),
    use({ registryUrl, provision: given }) {
      provision = given
      void uplink?.stop()
      uplink = createUplink({
        registry: {
          url: registryUrl,
          caPem: given.certificates.ca,
          receiptCertPem: given.certificates.receipt,
          stationId: given.stationId,
          identityKey: vault.identityKey,
        },
        journal,
        audit,
        onOtherHistory,
        onLink,
        onBug,
        onSignedTime: (serverMs) => {
          signed = { serverMs, heardAtMs: performance.now() }
          options.onContact(serverMs)
        },
      })
      uplink.start()
    },
    stop: async () => uplink?.stop(),
  }
}
