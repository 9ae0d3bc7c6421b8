/** Answers that are none: what a broken service or somebody else's does with a connection. */
import type { Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { WireFault } from './faults.ts'
import { headOf } from './verb-server.ts'

const dripMs = 20

export async function sendWrongly(socket: Socket, fault: Exclude<WireFault, 'vanish'>): Promise<void> {
  switch (fault) {
    case 'silent':
      return
    case 'drip':
      socket.write(headOf('200 OK', { 'Content-Length': 1_000_000 }))
      while (!socket.destroyed) {
        socket.write(' ')
        await sleep(dripMs)
      }
      return
    case 'break-off':
      socket.write(`${headOf('200 OK', { 'Content-Length': 1_000 })}[{"deviceId":`)
      await sleep(dripMs)
      socket.destroy()
      return
    case 'oversize':
      socket.write(headOf('200 OK', {}))
      while (!socket.destroyed) {
        const isTaken = socket.write(Buffer.alloc(1_048_576, 0x20))
        await (isTaken ? sleep(0) : Promise.race([drained(socket), sleep(1_000)]))
      }
      return
    case 'garbage':
      socket.end(`${headOf('200 OK', { 'Content-Length': 9 })}[{"a":1,,`)
      return
    case 'redirect':
      socket.end(headOf('302 Found', { Location: 'http://127.0.0.1:9/', 'Content-Length': 0 }))
      return
    case 'status':
      socket.end(`${headOf('500 Error', { 'Content-Length': 2 })}[]`)
  }
}

const drained = (socket: Socket) => new Promise((resolve) => socket.once('drain', resolve))
