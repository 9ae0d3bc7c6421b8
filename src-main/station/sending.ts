/** Sending, from the moment the station is provisioned; windows may be hidden, locked or closed meanwhile. */
import type { LinkState } from '../contract/records/snapshot.ts'
import type { SignedTime } from './clock.ts'
import type { Journal } from './journal/open-journal.ts'
import type { Provisioned } from './technician/provisioned.ts'
import { createUplink, type Uplink } from './uplink/create-uplink.ts'
import type { Vault } from './vault/open-vault.ts'

export interface SendingOptions {
  readonly vault: Vault
  readonly journal: Journal
  readonly onLink: (state: LinkState) => void
  readonly onBug: (cause: unknown) => void
}

export interface Sending {
  /** Starts, or starts anew, with what provisioning brought. */
  use(provisioned: Provisioned): void
  link(): LinkState
  /** The last time that the registry signed; null before the first contact. */
  signedTime(): SignedTime | null
  sendNow(): void
  stop(): Promise<void>
}

export function createSending({ vault, journal, onLink, onBug }: SendingOptions): Sending {
  let uplink: Uplink | null = null
  let signed: SignedTime | null = null
  return {
    link: () => uplink?.link() ?? 'none',
    signedTime: () => signed,
    sendNow: () => uplink?.sendNow(),
    use({ registryUrl, provision }) {
      void uplink?.stop()
      uplink = createUplink({
        registry: {
          url: registryUrl,
          caPem: provision.certificates.ca,
          receiptCertPem: provision.certificates.receipt,
          stationId: provision.stationId,
          identityKey: vault.identityKey,
        },
        journal,
        onLink,
        onBug,
        onSignedTime: (serverMs) => {
          signed = { serverMs, heardAtMs: performance.now() }
        },
      })
      uplink.start()
    },
    stop: async () => uplink?.stop(),
  }
}
