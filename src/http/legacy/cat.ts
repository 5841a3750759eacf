/** http.cat: fetches the body of a url as a text. */

import { parseUrl } from '../client/parse-url'
import type { ClientRequest, ClientResponse, RequestOptions } from '../shapes/client'
import type { Era } from '../shapes/era'

type Done = (error: Error | number | null, text?: string) => void

/**
 * @returns cat(url, encoding = 'utf8', headers = {}, callback): the callback gets the body, or as its first argument
 *   the error, or the status if it is not one of success
 */
export function makeCat(era: Era) {
  return (url: string, encoding?: string | Done, headers?: Record<string, unknown> | Done, callback?: Done): void => {
    if (typeof encoding === 'function') [callback, encoding] = [encoding, undefined]
    else if (typeof headers === 'function') [callback, headers] = [headers, undefined]
    const done = callback as Done
    const { hostname, port, pathname, search, hash } = parseUrl(url)
    const given = (headers as Record<string, unknown> | undefined) || {}
    if (!Object.keys(given).some(name => name.toLowerCase() === 'host')) given.Host = hostname
    const options: RequestOptions = {
      method: 'GET',
      port: port || 80,
      host: hostname as string,
      headers: given,
      path: (pathname || '/') + (search || '') + (hash || ''),
    }
    const request = era.http!.request as (options: RequestOptions) => ClientRequest
    let text = ''
    let over = false
    const finish: Done = (error, body) => {
      if (over) return
      over = true
      done(error, body)
    }
    const req = request(options)
    req.on('error', (error: Error) => finish(error))
    req.on('response', (res: ClientResponse & { setEncoding(encoding: string): void }) => {
      if (res.statusCode < 200 || res.statusCode >= 300) {
        finish(res.statusCode)
        req.connection?.destroy()
        return
      }
      res.setEncoding((encoding as string) || 'utf8')
      res.on('data', (chunk: string) => {
        text += chunk
      })
      res.on('end', () => finish(null, text))
    })
    req.end()
  }
}
