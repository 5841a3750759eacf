/** Writes recorded parts to a client, with the pauses that were recorded between them, and ends its connection as recorded. */

import type { Socket } from 'node:net'
import { resetSocket } from '../../shared/reset'
import { resetAfter } from '../play/target'
import type { Ending, ScriptedResponse } from './scripted-response'

export class PacedWriter {
  /** The connection is closed. */
  gone = false
  private wakeUp: (() => void) | undefined

  /** @param speed how fast recorded time goes */
  constructor(
    private readonly socket: Socket,
    private readonly speed: number,
  ) {
    socket.on('close', () => {
      this.gone = true
      this.wake()
    })
  }

  /** Something has changed that a wait may be for. */
  wake(): void {
    this.wakeUp?.()
  }

  async write({ parts }: Pick<ScriptedResponse, 'parts'>): Promise<void> {
    for (const [at, { pause, bytes }] of parts.entries()) {
      if (pause > 0 || at > 0) await this.pause(pause)
      if (this.gone) return
      if (!this.socket.write(bytes)) await new Promise<void>(resolve => this.onceReady(resolve))
    }
  }

  /**
   * Ends the connection as it was.
   * @param asked whether the client has asked for more, so that the connection goes on
   * @returns whether it goes on
   */
  async end({ how, pause, must }: Ending, asked: () => boolean): Promise<boolean> {
    const goesOn = await this.pause(pause, () => !must && asked())
    if (goesOn) return true
    if (this.gone) return false
    if (how === 'reset') await new Promise(resolve => setTimeout(resolve, resetAfter))
    if (how === 'end') this.socket.end()
    else if ('encrypted' in this.socket) this.socket.destroy()
    else resetSocket(this.socket)
    return false
  }

  /** Waits until something is so, or the connection is closed. */
  async until(met: () => boolean): Promise<void> {
    if (met() || this.gone) return
    await new Promise<void>(resolve => {
      this.wakeUp = () => {
        if (met() || this.gone) resolve()
      }
    })
    this.wakeUp = undefined
  }

  /** Waits for a time, or until something is so; gives whether it is. */
  private async pause(ms: number, met: () => boolean = () => false): Promise<boolean> {
    const wait = ms / this.speed
    if (wait < 0.5) await new Promise(resolve => setImmediate(resolve))
    else {
      await new Promise<void>(resolve => {
        const timer = setTimeout(resolve, wait)
        this.wakeUp = () => {
          if (!this.gone && !met()) return
          clearTimeout(timer)
          resolve()
        }
      })
      this.wakeUp = undefined
    }
    return met()
  }

  private onceReady(go: () => void): void {
    const ready = () => {
      this.socket.off('drain', ready)
      this.socket.off('close', ready)
      go()
    }
    this.socket.on('drain', ready)
    this.socket.on('close', ready)
  }
}
