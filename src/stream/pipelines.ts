/**
 * When pipeline calls back, where releases did it at another time than hosts: by the last stream alone, or when all of its
 * streams have closed. What is no stream (a function that gives pieces, say) is left to the host.
 */

import process from 'node:process'
import host, { finished } from 'node:stream'
import type { Behaviours } from '../profile/vocabulary'

type Called = (error?: Error | null, ...more: unknown[]) => void
type Failure = NodeJS.ErrnoException | null | undefined
type Way = Behaviours['stream']['pipelineTells']
type Pipeline = (...args: unknown[]) => unknown
/** A stream of any kind, and what it may say of its own error. */
type Any = NodeJS.ReadableStream & { readonly errored?: Error | null }

const ofHost = host.pipeline as unknown as Pipeline

const PREMATURE = 'ERR_STREAM_PREMATURE_CLOSE'

const isStream = (value: unknown): value is Any =>
  typeof (value as Any | null)?.pipe === 'function' && typeof (value as Any).on === 'function'

/** The last stream says it, as soon as it has finished or is closed; errors come by the host as well. */
function byLast(streams: Any[], callback: Called, later: boolean): unknown {
  let told = false
  const tell: Called = (...args) => {
    if (told) return
    told = true
    callback(...args)
  }
  const given = ofHost(...streams, tell)
  const last = streams[streams.length - 1]
  const finish = () => tell()
  // Who listens to the stream in the turn of the call is told before.
  if (later) process.nextTick(() => last.once('finish', finish))
  else last.once('finish', finish)
  last.once('close', () => {
    const failed = streams.find(({ errored }) => errored)
    tell(failed ? failed.errored : Object.assign(new Error('Premature close'), { code: PREMATURE }))
  })
  return given
}

/** What the streams have failed with tells more than that one of them closed early. */
function byAll(streams: Any[], callback: Called): unknown {
  return ofHost(...streams, (error: Failure, ...more: unknown[]) => {
    if (!error) {
      callback(error, ...more)
      return
    }
    let open = streams.length
    let cause: Failure = error
    for (const stream of streams) {
      finished(stream, failure => {
        if ((cause as Failure)?.code === PREMATURE && failure) cause = failure
        if (--open === 0) process.nextTick(callback, cause, ...more)
      })
    }
  })
}

/** @returns pipeline of an era */
export function makePipeline(way: Way): Pipeline {
  if (way === 'hosts') return ofHost
  function pipeline(...args: unknown[]): unknown {
    const callback = args[args.length - 1]
    const streams = args.length === 2 && Array.isArray(args[0]) ? (args[0] as unknown[]) : args.slice(0, -1)
    if (typeof callback !== 'function' || streams.length < 2 || !streams.every(isStream)) return ofHost(...args)
    const called = callback as Called
    if (way === 'whenClosed') return byAll(streams, called)
    if (way === 'afterFinish' && streams.length > 2) return ofHost(...args)
    return byLast(streams, called, way === 'afterFinish')
  }
  return Object.defineProperties(pipeline, Object.getOwnPropertyDescriptors(ofHost)) as Pipeline
}
