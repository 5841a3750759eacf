/**
 * The old Stream: an EventEmitter with pipe. Base of incoming messages before there was Readable, and of outgoing
 * messages in every era. A source emits data, end and close; a sink has write, end and destroy and emits drain.
 */

import { EventEmitter } from 'node:events'
import type { Profile } from '../profile/profile'
import { currentDomain } from '../shared/current-domain'
import { emitters, listenerCount } from './emitter'
import { inherit } from './inherit'

interface OldSource extends EventEmitter {
  readable?: boolean
  pause?(): void
  resume?(): void
}
export interface OldSink extends EventEmitter {
  writable?: boolean
  write(chunk: unknown): unknown
  end(): void
  destroy?(): void
  _isStdio?: boolean
  /** How many sources are piped into it and have not ended. */
  _pipeCount?: number
}
interface Stream extends EventEmitter {
  domain?: object | null
  pipe<T extends OldSink>(sink: T, options?: { end?: boolean }): T | undefined
}
export interface StreamConstructor {
  new (): Stream
  (this: Stream): void
  prototype: Stream
}

/** An emitter belongs to the domain in which it was made, if there is one. */
function enterDomain(emitter: { domain?: object | null }): void {
  const domain = currentDomain()
  if (domain) emitter.domain = domain
}

export function makeOldStream({ stream, module }: Profile): StreamConstructor {
  const { pipeCounts, sinkSteers, domainField } = stream
  const givesSink = stream.pipeGives === 'sink'
  const makesState = stream.readable !== 'old'

  const Stream = function Stream(this: Stream) {
    if (domainField) this.domain = null
    if (makesState) EventEmitter.call(this)
    else enterDomain(this)
  } as unknown as StreamConstructor
  inherit(Stream, emitters.Emitter, module.constructorsInherit)

  Stream.prototype.pipe = function pipe<T extends OldSink>(this: OldSource, sink: T, options?: { end?: boolean }) {
    const source = this
    type Listener = (...args: unknown[]) => void
    const listeners: [emitter: EventEmitter, event: string, listener: Listener][] = []
    const receive = (emitter: EventEmitter, event: string, listener: Listener) => {
      emitter.on(event, listener)
      listeners.push([emitter, event, listener])
    }
    const part = () => {
      for (const [emitter, event, listener] of listeners) emitter.removeListener(event, listener)
    }
    const resume = () => {
      if (source.readable && source.resume) source.resume()
    }
    receive(source, 'data', (chunk: unknown) => {
      if (sink.writable && sink.write(chunk) === false && source.pause) source.pause()
    })
    receive(sink, 'drain', resume)
    if (!sink._isStdio && (!options || options.end !== false)) {
      let over = false
      if (pipeCounts) sink._pipeCount = (sink._pipeCount || 0) + 1
      const finish = (last: () => void) => () => {
        if (over) return
        over = true
        part()
        if (pipeCounts && --sink._pipeCount! > 0) return
        last()
      }
      receive(
        source,
        'end',
        finish(() => sink.end()),
      )
      receive(
        source,
        'close',
        finish(() => {
          if (typeof sink.destroy === 'function') sink.destroy()
        }),
      )
    }
    if (sinkSteers) {
      receive(sink, 'pause', () => source.pause?.())
      receive(sink, 'resume', resume)
    }
    function failed(this: EventEmitter, error: unknown) {
      part()
      if (listenerCount(this, 'error') === 0) throw error
    }
    receive(source, 'error', failed as Listener)
    receive(sink, 'error', failed as Listener)
    receive(source, 'end', part)
    receive(source, 'close', part)
    receive(sink, 'end', part)
    receive(sink, 'close', part)
    sink.emit('pipe', source)
    return givesSink ? sink : undefined
  } as Stream['pipe']
  return Stream
}
