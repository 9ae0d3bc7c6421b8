/**
 * Chromium deletes a database that it finds damaged and opens an empty one in its place. The only word of it is a
 * property of the event in which the empty one is laid out.
 */
type LossyUpgrade = IDBVersionChangeEvent & {
  readonly dataLoss?: 'none' | 'total'
  readonly dataLossMessage?: string
}

/** `onLoss` is told what the browser found, in its own words. */
export function watchDataLoss(factory: IDBFactory, onLoss: (message: string) => void): IDBFactory {
  return {
    cmp: (first, second) => factory.cmp(first, second),
    databases: () => factory.databases(),
    deleteDatabase: (name) => factory.deleteDatabase(name),
    open: (name, version) => {
      const request = factory.open(name, version)
      request.addEventListener('upgradeneeded', (event: LossyUpgrade) => {
        if (event.dataLoss === 'total') onLoss(event.dataLossMessage ?? '')
      })
      return request
    },
  }
}
