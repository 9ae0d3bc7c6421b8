// Runs the given Node command lines two at a time; fails when one fails.
import { spawn } from 'node:child_process'

const waiting = process.argv.slice(2)

function next() {
  const line = waiting.shift()
  if (line === undefined) return Promise.resolve()
  return new Promise((resolve) => {
    spawn(process.execPath, line.split(' '), { stdio: 'inherit' }).on('close', (status) => {
      if (status !== 0) process.exitCode = 1
      resolve(next())
    })
  })
}

await Promise.all([next(), next()])
