/**
 * What the process does when nobody handles a promise that is rejected. The host tells of it by `process.emit`, and goes
 * by whether somebody heard it; in between stands what the release did. No listener is added that a program would see.
 */

import type { Behaviours } from '../../profile/vocabulary'
import { textOfReason } from '../../shared/reason-text'
import { callerOf } from '../caller'
import { rejectionsMode } from '../node-options'
import { put } from './patch'
import { countRejections, PROMISES } from './rejection-numbers'

type Emit = (this: unknown, event: string | symbol, ...args: unknown[]) => boolean
type EmitWarning = (warning: string | Error, ...more: string[]) => void

const UNHANDLED = 'UnhandledPromiseRejectionWarning'
const ORIGIN =
  'Unhandled promise rejection. This error originated either by throwing inside of an async function without a catch block, or by rejecting a promise which was not handled with .catch(). '
const ADVICE =
  'To terminate the node process on unhandled promise rejection, use the CLI flag `--unhandled-rejections=strict` (see https://nodejs.org/api/cli.html#cli_unhandled_rejections_mode). '
const DEPRECATED =
  'Unhandled promise rejections are deprecated. In the future, promise rejections that are not handled will terminate the Node.js process with a non-zero exit code.'

/** An error that is only to be warned of. */
function warningOf(name: string, message: string, id?: number): Error {
  const warning = Object.defineProperty(new Error(message), 'name', {
    value: name,
    writable: true,
    enumerable: true,
    configurable: true,
  })
  return id === undefined ? warning : Object.assign(warning, { id })
}

interface Rejection {
  readonly reason: unknown
  readonly promise: object
}

/** The text of a reason that is no Error. */
const texts: Readonly<Record<Behaviours['process']['rejectionReason'], (reason: unknown) => string>> = {
  joined: reason => `${reason as string}`,
  asText: String,
  unasked: textOfReason,
}

/** What says the words of a rejection. */
function makeSay({ rejectionWords, rejectionReason }: Behaviours['process']): (reason: unknown, id: number) => void {
  const warn: EmitWarning = (warning, ...more) => (process.emitWarning as EmitWarning)(warning, ...more)
  const asText = texts[rejectionReason]
  if (rejectionWords === 'none') return () => {}
  if (rejectionWords === 'one') {
    return (reason, id) => {
      warn(warningOf(UNHANDLED, `Unhandled promise rejection (rejection id: ${id}): ${asText(reason)}`, id))
    }
  }
  const advice = rejectionWords === 'advised' ? ADVICE : ''
  return (reason, id) => {
    const words = reason instanceof Error ? reason.stack : asText(reason)
    if (typeof words === 'string') warn(words, UNHANDLED)
    warn(warningOf(UNHANDLED, `${ORIGIN}${advice}(rejection id: ${id})`))
  }
}

/** A host with this option says what it says of each, whoever heard of it. */
function silenceHost(): void {
  const emitWarning = process.emitWarning as (...args: unknown[]) => void
  function own(this: unknown, ...args: unknown[]): void {
    if (callerOf(own) !== PROMISES) emitWarning.apply(process, args)
  }
  Object.defineProperty(own, 'name', { value: 'emitWarning' })
  put(process, 'emitWarning', own)
}

export function installRejections(behaviours: Behaviours['process']): void {
  const { rejectionEvents, rejectionWords, rejectionsDeprecated, warnings } = behaviours
  const { mode, hostKnows } = rejectionsMode()
  const emit = process.emit as Emit
  if (mode === 'warn' && hostKnows) silenceHost()
  const say = makeSay(behaviours)
  const ids = new WeakMap<object, number>()
  let deprecated = !rejectionsDeprecated || mode !== undefined
  let unsaid: Rejection[] = []

  const take = countRejections()

  /** All that the host told of at once is said in the next tick, when it is known how many they are. */
  function sayAll(number: () => number): void {
    const saying = unsaid
    unsaid = []
    for (const { reason, promise } of saying) {
      const id = number()
      ids.set(promise, id)
      say(reason, id)
      if (deprecated) continue
      deprecated = true
      const more = warnings === 'coded' ? ['DEP0018'] : []
      ;(process.emitWarning as EmitWarning)(DEPRECATED, 'DeprecationWarning', ...more)
    }
  }

  function unhandled(reason: unknown, promise: object): boolean {
    const reported = take()
    const received = rejectionEvents && emit.call(process, 'unhandledRejection', reason, promise)
    if (mode === 'none' || (received && mode !== 'warn')) {
      process.nextTick(() => ids.set(promise, reported()))
      return true
    }
    if (unsaid.push({ reason, promise }) === 1) process.nextTick(sayAll, reported)
    return true
  }

  /** What was rejected is an uncaught exception first; the host raises it where nobody listens. */
  function strict(reason: unknown, promise: object): boolean {
    process.nextTick(unhandled, reason, promise)
    return false
  }

  // A host that has the option itself raised it already.
  const report = mode === 'strict' && !hostKnows ? strict : unhandled

  function handled(promise: object): boolean {
    if (rejectionEvents && emit.call(process, 'rejectionHandled', promise)) return true
    const id = ids.get(promise)
    if (rejectionWords !== 'none' && id !== undefined) {
      const words = `Promise rejection was handled asynchronously (rejection id: ${id})`
      ;(process.emitWarning as EmitWarning)(warningOf('PromiseRejectionHandledWarning', words, id))
    }
    return true
  }

  const own: Emit = function (event, ...args) {
    // The program may tell of something by these names itself; only what has a promise is the host's.
    if (event === 'unhandledRejection' && args[1] instanceof Promise) {
      return report(args[0], args[1])
    }
    if (event === 'rejectionHandled' && args[0] instanceof Promise) return handled(args[0])
    return emit.call(this, event, ...args)
  }
  Object.defineProperty(own, 'name', { value: 'emit' })
  Object.defineProperty(process, 'emit', { value: own, writable: true, enumerable: false, configurable: true })
}
