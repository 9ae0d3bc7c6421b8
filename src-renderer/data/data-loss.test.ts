import { IDBFactory, IDBKeyRange } from 'fake-indexeddb'
import { expect, test } from 'vitest'
import { watchDataLoss } from './data-loss.ts'
import { QueueDatabase } from './schema.ts'

/** Says of each upgrade what Chromium says after it has deleted a damaged database. */
function wiping(): IDBFactory {
  const factory = new IDBFactory()
  const open = factory.open.bind(factory)
  factory.open = (name, version) => {
    const request = open(name, version)
    request.addEventListener('upgradeneeded', (event) =>
      Object.assign(event, { dataLoss: 'total', dataLossMessage: 'database was corrupt' }),
    )
    return request
  }
  return factory
}

async function openOn(factory: IDBFactory): Promise<string[]> {
  const told: string[] = []
  const db = new QueueDatabase('queue', {
    indexedDB: watchDataLoss(factory, (message) => told.push(message)),
    IDBKeyRange,
  })
  await db.open()
  db.close()
  return told
}

test('a database that was deleted behind our back is told, a new one is not', async () => {
  expect(await openOn(wiping())).toEqual(['database was corrupt'])
  expect(await openOn(new IDBFactory())).toEqual([])
})
