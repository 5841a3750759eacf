/** Which requests are shown: by method, host, path and status. */

import { hostOf, nameOfHost } from '../exchanges/asked'
import type { ViewedRequest } from './requests'

/** What a person asks for; of several values of one kind, one must fit. */
export interface Filter {
  /** `GET`, in any case. */
  readonly methods?: readonly string[]
  /** `api.example`, at any port, or `api.example:8080`; `*` stands for anything. */
  readonly hosts?: readonly string[]
  /** `/users/*`; without a query, it counts for all. */
  readonly paths?: readonly string[]
  /** `404`, `5xx`, `400-499`, or `none`: nothing came. */
  readonly statuses?: readonly string[]
}

type Test = (seen: ViewedRequest) => boolean

/** A text in which `*` stands for anything: the parts between must come in their order, each as early as it can. */
function pattern(text: string): (whole: string) => boolean {
  const [first, ...rest] = text.split('*')
  const last = rest.pop()
  if (last === undefined) return whole => whole === text
  return whole => {
    if (!whole.startsWith(first)) return false
    let at = first.length
    for (const part of rest) {
      const found = whole.indexOf(part, at)
      if (found < 0) return false
      at = found + part.length
    }
    return whole.length - last.length >= at && whole.endsWith(last)
  }
}

const byMethod = (text: string): Test => {
  const method = text.toUpperCase()
  return seen => seen.method.toUpperCase() === method
}

function byHost(text: string): Test {
  const wanted = pattern(hostOf(text))
  return ({ host }) => wanted(host) || wanted(nameOfHost(host))
}

function byPath(text: string): Test {
  const wanted = pattern(text)
  const withQuery = text.includes('?')
  return ({ path }) => wanted(withQuery ? path : path.split('?', 1)[0])
}

/** @returns undefined if the text is none */
function byStatus(text: string): Test | undefined {
  if (text === 'none') return seen => seen.kind === 'http' && seen.status === null
  const [, from, to, hundred] = /^(?:([1-9]\d\d)(?:-([1-9]\d\d))?|([1-9])xx)$/i.exec(text) ?? []
  const least = hundred === undefined ? Number(from) : Number(hundred) * 100
  const most = hundred === undefined ? Number(to ?? from) : least + 99
  if (Number.isNaN(least) || most < least) return undefined
  return ({ status }) => status !== null && status >= least && status <= most
}

/** Whether a text is a status that can be asked for. */
export const isStatus = (text: string): boolean => byStatus(text) !== undefined

/** @returns undefined where all are shown */
export function filterOf({ methods, hosts, paths, statuses }: Filter): Test | undefined {
  const kinds = [
    methods?.map(byMethod),
    hosts?.map(byHost),
    paths?.map(byPath),
    statuses?.map(text => byStatus(text) as Test),
  ].filter(tests => tests !== undefined)
  return kinds.length === 0 ? undefined : seen => kinds.every(tests => tests.some(test => test(seen)))
}
