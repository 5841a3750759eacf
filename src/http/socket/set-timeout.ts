/** setTimeout of a connection: what each era made of a time that is not a number from 0 on, and what it gave back. */

import { Socket } from 'node:net'
import type { Profile } from '../../profile/profile'
import { makePlainTimeCheck, makeTimeCheck } from '../time-check'

type Listener = () => void

/** The time that is to be set; undefined: none. */
type Read = (msecs: unknown) => number | undefined

/** What can be made a number over 0 is a time, and so is 0 itself. */
const sized: Read = msecs => {
  const time = Number(msecs)
  return (time > 0 && time < Infinity) || msecs === 0 ? time : undefined
}

function makeRead(profile: Profile): Read {
  const { timeoutArgument } = profile.socket
  if (timeoutArgument === 'sized') return sized
  if (timeoutArgument !== 'coded') return makePlainTimeCheck(timeoutArgument === 'quoted')
  const check = makeTimeCheck(profile)
  return msecs => check(msecs, 'msecs')
}

const kTimer = Symbol('timer of a connection that is gone')
type Timed = Socket & { [kTimer]?: NodeJS.Timeout }

const setOpen = (socket: Socket, time: number, listener?: Listener): void => {
  Socket.prototype.setTimeout.call(socket, time, listener)
}

/** The host sets nothing on a connection that is gone. */
function setAlways(socket: Timed, time: number, listener?: Listener): void {
  if (!socket.destroyed) {
    setOpen(socket, time, listener)
    return
  }
  clearTimeout(socket[kTimer])
  if (time === 0) {
    if (listener) socket.removeListener('timeout', listener)
    return
  }
  socket[kTimer] = setTimeout(() => socket.emit('timeout'), time).unref()
  if (listener) socket.once('timeout', listener)
}

/** @returns the member of the era's connections, which calls that of the host */
export function makeSetTimeout(profile: Profile): (this: Socket, msecs: unknown, listener?: Listener) => unknown {
  const read = makeRead(profile)
  const { goneTimeout, timeoutReturnsSelf } = profile.socket
  const setTime = goneTimeout === 'told' ? setAlways : setOpen
  return function setTimeout(this: Socket, msecs: unknown, listener?: Listener): unknown {
    const time = read(msecs)
    if (time !== undefined) setTime(this, time, listener)
    return timeoutReturnsSelf && !(this.destroyed && goneTimeout === 'nothing') ? this : undefined
  }
}
