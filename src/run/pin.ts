/**
 * Pinning a process: every file that it requires from now on gets the modules of an era. The modules of the host are
 * not touched: whoever holds them keeps them, and so do the files of http-eras itself.
 */

import Module = require('node:module')

import path from 'node:path'
import { erasError } from '../errors'
import type { HttpOptions } from '../http/create-http'
import { resolve } from '../profile/resolve'
import { moduleMakers } from './modules'

type Load = (request: string, parent: { filename?: string | null } | undefined, isMain: boolean) => unknown

// Not in the types, and the seam that every require goes through.
const loader = Module as unknown as { _load: Load }

/** The compiled files of http-eras: they stand on the host's modules. */
const own = path.join(__dirname, '..', '..') + path.sep
const ownFolders = ['src', 'versions', 'lines', 'as'].map(folder => own + folder + path.sep)

const isOwn = (file: string | null | undefined): boolean =>
  typeof file === 'string' && file.startsWith(own) && ownFolders.some(folder => file.startsWith(folder))

let pinned: string | undefined

/**
 * Pins this process to a version, for all files that are loaded from now on.
 * @param spec what `resolve` takes
 * @throws ErasError for an unknown version, or if the process is pinned to another one
 */
export function pinProcess(spec: string, options: HttpOptions = {}): void {
  const profile = resolve(spec)
  const name = `${profile.name}${options.faithful ? ' faithful' : ''}`
  if (pinned === name) return
  if (pinned !== undefined) throw erasError('ERAS_PINNED_ALREADY', pinned, name)
  pinned = name
  const makers = moduleMakers(profile, options)
  const load = loader._load
  // What the making of a module loads, the packages that it stands on included, stands on the host's modules.
  let making = false
  const make = (name: string): unknown => {
    making = true
    try {
      return makers[name]()
    } finally {
      making = false
    }
  }
  loader._load = function (request, parent, isMain) {
    const plain = typeof request === 'string' && request.startsWith('node:') ? request.slice(5) : request
    if (!making && Object.hasOwn(makers, plain) && !isOwn(parent?.filename)) return make(plain)
    return load.call(this, request, parent, isMain)
  }
}

/** Lets the processes that this one forks, such as the workers of cluster, be pinned as well. */
export function pinForChildren(spec: string, options: HttpOptions): void {
  process.env.HTTP_ERAS = spec
  if (options.faithful) process.env.HTTP_ERAS_FAITHFUL = '1'
  process.execArgv.push('--require', path.join(__dirname, 'register.js'))
}
