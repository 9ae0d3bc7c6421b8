import { readdir, readFile } from 'node:fs/promises'
import { afterEach, describe, expect, it } from 'vitest'
import { z } from 'zod'
import {
  debuggingAddress,
  startShellUnderTest,
  until,
  type PageUnderTest,
  type ShellUnderTest,
} from './shell-under-test.ts'

let running: ShellUnderTest | null = null
const start = async (page: PageUnderTest) => (running = await startShellUnderTest(page))
afterEach(async () => {
  await running?.end()
  running = null
})

const roundTrip = `
const big = new Uint8Array(2_000_000).map((_, i) => i * 7)
const back = await station.call('echo', { words: 'căn cước', nothing: null, list: [1, { big }], empty: new Uint8Array() })
await station.call('result', {
  same: back.list[1].big.every((v, i) => v === big[i]) && back.list[1].big.length === big.length,
  rest: [back.words, back.nothing, back.list[0], back.empty instanceof Uint8Array, back.empty.length],
  frozen: Object.isFrozen(station), raw: typeof __stationSend, members: Object.keys(station),
})`

const module = (body: string) => `(async () => {${body}})()`

describe('the bridge in Chromium', () => {
  it('carries two megabytes of bytes both ways inside a JSON value', async () => {
    const { shell, next } = await start({ script: module(roundTrip) })
    await shell.openWindow('officer', {})
    expect((await next('result')).payload).toEqual({
      same: true,
      rest: ['căn cước', null, 1, true, 0],
      frozen: true,
      raw: 'undefined',
      members: ['call', 'on'],
    })
  })

  it('names each window by its own session and tells events to the one they are for', async () => {
    const script = `station.on((m) => station.call('heard', m)); station.call('here', location.origin)`
    const { shell, next } = await start({ script })
    await shell.openWindow('officer', {})
    const officer = await next('here')
    await shell.openWindow('citizen', { display: 1, fullscreen: true })
    const citizen = await next('here')
    expect([officer.window, officer.payload]).toEqual(['officer', 'https://officer.station.internal'])
    expect([citizen.window, citizen.payload]).toEqual(['citizen', 'https://citizen.station.internal'])

    shell.emit('technician', 'nobody is there')
    shell.emit('citizen', { image: new Uint8Array([1, 2, 255]) })
    const heard = await next('heard')
    expect(heard).toEqual({
      window: 'citizen',
      name: 'heard',
      payload: { image: new Uint8Array([1, 2, 255]) },
    })
  })

  it('raises an open window instead of opening it twice, and opens it again after it was closed', async () => {
    const { shell, next, loads } = await start({ script: `station.call('here', innerWidth)` })
    await shell.openWindow('officer', { bounds: { x: 0, y: 0, width: 1200, height: 800 } })
    expect((await next('here')).payload).toBe(1200)
    await shell.openWindow('citizen', {})
    await next('here')
    await shell.openWindow('citizen', {})
    await shell.closeWindow('citizen')
    await expect(shell.screenshot('citizen')).rejects.toThrow('not open')
    await shell.openWindow('citizen', {})
    await next('here')
    await until(() => (loads.length === 3 ? loads : null))
    expect(loads).toEqual(['officer', 'citizen', 'citizen'])
    const png = await shell.screenshot('citizen')
    expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
  })
})

describe('the life of the browser', () => {
  it('reloads a page whose renderer was killed, with its bridge', async () => {
    const { shell, next, loads, exits } = await start({ script: `station.call('here', 1)` })
    await shell.openWindow('officer', {})
    await next('here')
    await until(() => (loads.length === 1 ? loads : null))
    for (const pid of await renderersOf(shell.pid() ?? 0)) process.kill(pid, 'SIGKILL')
    await next('here')
    await until(() => (loads.length === 2 ? loads : null))
    expect([loads, exits]).toEqual([['officer', 'officer'], []])
  })

  it('says so when it was killed, and starts again at once on the same profile with the stored data', async () => {
    const script = module(`
      const open = indexedDB.open('t', 1)
      open.onupgradeneeded = () => open.result.createObjectStore('s')
      await new Promise((r) => (open.onsuccess = r))
      const store = open.result.transaction('s', 'readwrite', { durability: 'strict' })
      const was = store.objectStore('s').get('count')
      was.onsuccess = () => store.objectStore('s').put((was.result ?? 0) + 1, 'count')
      await new Promise((r) => (store.oncomplete = r))
      await station.call('count', { was: was.result ?? 0, persisted: await navigator.storage.persist() })`)
    const first = await start({ script })
    await first.shell.openWindow('officer', {})
    expect((await first.next('count')).payload).toEqual({ was: 0, persisted: true })
    process.kill(-(first.shell.pid() ?? 0), 'SIGKILL')
    await until(() => (first.exits.length > 0 ? first.exits : null))
    expect(first.exits).toEqual(['killed'])

    const second = await start({ script, profileDir: first.profileDir })
    await second.shell.openWindow('officer', {})
    expect((await second.next('count')).payload).toEqual({ was: 1, persisted: true })
    const record = await readFile(`${first.profileDir}/chromium/shell.json`, 'utf8')
    expect(JSON.parse(record)).toEqual({ schema: 'shell/1', indexedDb: 'sqlite' })
    const stores = await readdir(`${first.profileDir}/chromium/Default/IndexedDB`)
    expect(stores.some((name) => name.endsWith('.leveldb'))).toBe(false)
  })

  it('ends when the person closes the first window, and leaves no process behind', async () => {
    const devArgs = ['--remote-debugging-port=0']
    const { shell, next, exits, profileDir } = await start({ script: `station.call('here', 1)`, devArgs })
    await shell.openWindow('officer', {})
    await next('here')
    await shell.openWindow('citizen', {})
    await next('here')
    const pid = shell.pid() ?? 0
    await closeByHand(await debuggingAddress(profileDir), 'officer')
    await until(() => (exits.length > 0 ? exits : null))
    expect(exits).toEqual(['closed'])
    await shell.close()
    await until(async () => ((await groupOf(pid)).length === 0 ? true : null))
  })
})

/** What the person's click on the window's cross does: the browser closes the page without asking us. */
async function closeByHand(address: string, window: string): Promise<void> {
  const pages = z
    .array(z.object({ id: z.string(), url: z.string() }))
    .parse(await (await fetch(`${address}/json`)).json())
  const page = pages.find(({ url }) => url.startsWith(`https://${window}.`))
  await fetch(`${address}/json/close/${page?.id}`)
}

/** Processes of a group, from /proc: `pid (name) state ppid pgrp …`. Zombies count as gone. */
async function groupOf(pgid: number): Promise<number[]> {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name))
  const stats = await Promise.all(pids.map((pid) => readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  return stats.flatMap((stat) => {
    const [, pid, state, group] = /^(\d+) \(.*\) (\S) \d+ (\d+)/.exec(stat) ?? []
    return Number(group) === pgid && state !== 'Z' ? [Number(pid)] : []
  })
}

async function renderersOf(pgid: number): Promise<number[]> {
  const found: number[] = []
  for (const pid of await groupOf(pgid)) {
    const line = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')
    if (line.includes('--type=renderer')) found.push(pid)
  }
  return found
}
