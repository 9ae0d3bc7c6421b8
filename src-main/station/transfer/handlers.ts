/** The calls of the removable disk. */
import type { KeyObject } from 'node:crypto'
import { fail, ok } from '../../contract/result.ts'
import type { Journal } from '../journal/open-journal.ts'
import type { Handlers } from '../serve.ts'
import type { Provisioned } from '../technician/provisioned.ts'
import { exportTo } from './export.ts'
import { importFrom } from './import.ts'
import { removablePlaces } from './places.ts'

export interface TransferDeps {
  readonly journal: Journal
  readonly identityKey: KeyObject
  readonly provisioned: () => Provisioned | null
  readonly now: () => Date
}

type TransferCall = Extract<keyof Handlers, `transfer.${string}`>

export function createTransferHandlers(deps: TransferDeps): Pick<Handlers, TransferCall> {
  const { journal, identityKey, now } = deps
  const us = () => {
    const provision = deps.provisioned()?.provision
    if (!provision) return null
    const { stationId, certificates } = provision
    return {
      journal,
      now,
      stationId,
      caPem: certificates.ca,
      identityCertPem: certificates.identity,
      identityKey,
    }
  }
  return {
    'transfer.places': async () => ok({ places: await removablePlaces() }),
    'transfer.export': async ({ folder }) => {
      const station = us()
      return station ? exportTo(folder, station) : fail({ code: 'station/not-provisioned' })
    },
    'transfer.import': async ({ folder, stationId }) => {
      const station = us()
      return station ? importFrom(folder, stationId, station) : fail({ code: 'station/not-provisioned' })
    },
  }
}
