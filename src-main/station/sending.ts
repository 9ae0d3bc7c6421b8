/** Sending, from the moment the station is provisioned; windows may be hidden, locked or closed meanwhile. */
import type { LinkState } from '../contract/records/snapshot.ts'
import { ok, type Result } from '../contract/result.ts'
import type { Audit } from './audit/open-audit.ts'
import type { StationClock } from './clock.ts'
import type { Journal } from './journal/open-journal.ts'
import type { Network } from './technician/network.ts'
import type { Provisioned } from './technician/provisioned.ts'
import type { Route } from './uplink/connection/pinned-agent.ts'
import { proxyFor } from './uplink/connection/proxy.ts'
import { createUplink, type Uplink } from './uplink/create-uplink.ts'
import type { Line } from './uplink/line.ts'
import type { Reconciled } from './uplink/reconcile.ts'
import type { Vault } from './vault/open-vault.ts'

export interface SendingOptions {
  readonly vault: Vault
  readonly journal: Journal
  readonly audit: Audit
  readonly network: Network
  readonly clock: StationClock
  /** The registry has seen another audit log under this station's name. */
  readonly onOtherHistory: () => void
  readonly onReconciled: (found: Reconciled) => void
  /** Other authorities are believed from now on. */
  readonly onNewPins: () => void
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
  /** New authorities to believe, as they came on a disk or over the line. True where they were newer. */
  takePins(jws: string): Promise<Result<boolean>>
  /** There is a new checkpoint of the audit log. */
  checkpointSigned(): void
  sendNow(): void
  stop(): Promise<void>
}

export function createSending(options: SendingOptions): Sending {
  const { network, clock } = options
  let uplink: Uplink | null = null
  let current: Provisioned | null = null
  /** Each start waits for the one before: two uplinks would send the same file at once. */
  let turn: Promise<void> = Promise.resolve()

  const takePins: Sending['takePins'] = async (jws) => {
    if (!current) return ok(false)
    const taken = await network.takePins(jws, current.provision.certificates.policy)
    if (!taken.ok || !taken.value) return taken
    options.onNewPins()
    use(current)
    return taken
  }
  const start = async (provisioned: Provisioned): Promise<void> => {
    await uplink?.stop()
    const { registryUrl, provision } = provisioned
    const { certificates, stationId } = provision
    const pins = await network.pins(certificates.policy)
    uplink = createUplink({
      ...options,
      now: clock.now,
      registry: {
        url: registryUrl,
        caPem: pins?.authorities ?? certificates.ca,
        receiptCertPem: certificates.receipt,
        stationId,
        identityKey: options.vault.identityKey,
        route: routeOf(provisioned, options),
      },
      onSignedTime: (serverMs) => {
        clock.hear(serverMs)
        options.onContact(serverMs)
      },
      // Not awaited: it may stop the very loop that asks.
      onPins: (jws) => Promise.resolve(void takePins(jws)),
    })
    uplink.start()
  }
  const use = (provisioned: Provisioned): void => {
    current = provisioned
    turn = turn.then(() => start(provisioned)).catch(options.onBug)
  }
  return {
    use,
    takePins,
    link: () => uplink?.link() ?? 'none',
    line() {
      const isUp = uplink?.link() === 'good' || uplink?.link() === 'slow'
      if (!uplink || !current || !isUp) return null
      const { stationId, certificates } = current.provision
      return { client: uplink.client, stationId, certificates }
    },
    checkpointSigned: () => uplink?.checkpointSigned(),
    sendNow: () => uplink?.sendNow(),
    stop: async () => {
      await turn
      await uplink?.stop()
    },
  }
}

function routeOf({ registryUrl, provision }: Provisioned, { network, clock, vault }: SendingOptions): Route {
  const key = vault.identityKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  return {
    proxy: () => proxyFor(new URL(registryUrl), network.proxy(), process.env),
    now: clock.now,
    client: { cert: provision.certificates.identity, key },
  }
}
