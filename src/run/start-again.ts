/**
 * Starting node anew, with options that a running process cannot take. This process stands in its place for whoever started
 * it: streams, signals, messages and the exit code go through.
 */

import { type ChildProcess, type StdioOptions, spawn } from 'node:child_process'
import { constants } from 'node:os'

/** Those that end or steer a process, and that it may be told of. */
const SIGNALS = ['SIGTERM', 'SIGHUP', 'SIGUSR2', 'SIGCONT', 'SIGWINCH'] as const
/** A terminal sends these to all that runs in it. */
const OF_KEYS = ['SIGINT', 'SIGQUIT'] as const

/** Messages of whoever forked this process, and answers to them. */
function passMessages(child: ChildProcess): void {
  process.on('message', message => child.connected && child.send(message as object))
  process.on('disconnect', () => child.connected && child.disconnect())
  child.on('message', message => process.connected && process.send?.(message))
  child.on('disconnect', () => process.connected && process.disconnect())
}

function passSignals(child: ChildProcess): void {
  for (const signal of SIGNALS) process.on(signal, () => child.kill(signal))
  for (const signal of OF_KEYS) process.on(signal, () => process.stdin.isTTY || child.kill(signal))
}

/** Ends as the child ended: by the same signal, or with the same exit code. */
function endAs(code: number | null, signal: NodeJS.Signals | null): void {
  if (signal === null) {
    process.exitCode = code ?? 1
    if (process.connected) process.disconnect()
    return
  }
  for (const name of [...SIGNALS, ...OF_KEYS]) process.removeAllListeners(name)
  // Where the signal does not end this process, the shell's way of telling of it remains.
  process.exitCode = 128 + constants.signals[signal]
  process.kill(process.pid, signal)
}

/**
 * Runs node until it ends, and this process with it.
 * @param args what stands behind `node`
 * @param env all of its environment
 */
export function startAgain(args: readonly string[], env: NodeJS.ProcessEnv): void {
  const forked = process.send !== undefined
  const stdio: StdioOptions = forked ? ['inherit', 'inherit', 'inherit', 'ipc'] : 'inherit'
  const child = spawn(process.execPath, [...process.execArgv, ...args], { env, stdio })
  passSignals(child)
  if (forked) passMessages(child)
  child.on('exit', endAs)
}
