/** All behaviours, by area: one file an area. Nothing outside this folder and versions/ defines one. */

import type { Values } from './behaviour'
import { agent } from './vocabulary/agent'
import { client } from './vocabulary/client'
import { https } from './vocabulary/https'
import { incoming } from './vocabulary/incoming'
import { legacy } from './vocabulary/legacy'
import { module } from './vocabulary/module'
import { outgoing } from './vocabulary/outgoing'
import { process } from './vocabulary/process'
import { response } from './vocabulary/response'
import { server } from './vocabulary/server'
import { socket } from './vocabulary/socket'
import { stream } from './vocabulary/stream'
import { wire } from './vocabulary/wire'

export const vocabulary = {
  module,
  wire,
  stream,
  socket,
  incoming,
  outgoing,
  response,
  server,
  client,
  agent,
  legacy,
  https,
  process,
}

/** The entries of all behaviours, by area. */
export type Vocabulary = typeof vocabulary
/** A part of http whose behaviours stand together, such as `agent`. */
export type Area = keyof Vocabulary

/** Every behaviour with its value, by area. */
export type Behaviours = { readonly [A in Area]: Values<Vocabulary[A]> }

/** `area.name` of every behaviour. */
export type Path = { [A in Area]: `${A}.${Extract<keyof Vocabulary[A], string>}` }[Area]

/** The type of the value at a path. */
export type ValueAt<P extends Path> = P extends `${infer A extends Area}.${infer K}`
  ? K extends keyof Behaviours[A]
    ? Behaviours[A][K]
    : never
  : never
