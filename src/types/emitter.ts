/** Emitters whose events are known by name. Other names stay free, for events that a program makes up. */

/** By the name of each event, what its listeners are called with. */
export type EventTable<E> = Record<keyof E, unknown[]>

/** A listener is a method here, so that one may ask for a part of a union: `data` for a Buffer alone. */
interface Heard<A extends unknown[]> {
  listener(...args: A): void
}

type Listener<E extends EventTable<E>, N> = N extends keyof E
  ? Heard<E[N]>['listener']
  : // biome-ignore lint/suspicious/noExplicitAny: a program's own events carry what it likes
    (...args: any[]) => void

/** At run time these are the host's emitters, in every era. */
export interface Emitter<E extends EventTable<E>> extends NodeJS.EventEmitter {
  on<N extends keyof E | (string & {}) | symbol>(event: N, listener: Listener<E, N>): this
  addListener<N extends keyof E | (string & {}) | symbol>(event: N, listener: Listener<E, N>): this
  once<N extends keyof E | (string & {}) | symbol>(event: N, listener: Listener<E, N>): this
  removeListener<N extends keyof E | (string & {}) | symbol>(event: N, listener: Listener<E, N>): this
}
