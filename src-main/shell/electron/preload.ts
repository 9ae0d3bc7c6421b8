/** The page's half of the bridge: two functions, no event objects, no Electron. Bundled to one CommonJS file. */
import { contextBridge, ipcRenderer } from 'electron'

const channel = 'station'

contextBridge.exposeInMainWorld(
  'station',
  Object.freeze({
    call: (name: string, payload: unknown): Promise<unknown> => ipcRenderer.invoke(channel, name, payload),
    on: (fn: (message: unknown) => void): (() => void) => {
      const listener = (_event: unknown, message: unknown): void => fn(message)
      ipcRenderer.on(channel, listener)
      return () => void ipcRenderer.off(channel, listener)
    },
  }),
)
