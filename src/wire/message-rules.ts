/** Which message has a body, which response is interim, which opens a tunnel: what RFC 9110 and 9112 say of all messages. */

/** Whether a status is informational (RFC 9110, 15.2). */
const isInterim = (status: number): boolean => status >= 100 && status < 200

/** Whether another response to the same request follows. */
export const isFollowed = (status: number): boolean => isInterim(status) && status !== 101

/** Whether what follows a response is not HTTP (RFC 9110, 7.8 and 9.3.6). */
export const opensTunnel = (method: string, status: number): boolean =>
  status === 101 || (method === 'CONNECT' && status >= 200 && status < 300)

/** Whether no response of this status has a body, whatever was asked. */
export const isBodyless = (status: number): boolean => isInterim(status) || status === 204 || status === 304

/** Whether a response has no body, whatever its head says (RFC 9112, 6.3). */
export const isBodylessResponse = (method: string, status: number): boolean =>
  method === 'HEAD' || isBodyless(status) || opensTunnel(method, status)

/** Whether a request has no body, whatever its head says. */
export const isBodylessRequest = (method: string): boolean => method === 'CONNECT'

/** Whether responses of this status have neither Content-Length nor Transfer-Encoding (RFC 9110, 8.6; RFC 9112, 6.1). */
export const isUnframed = (status: number): boolean => isInterim(status) || status === 204

const continues = /^100-continue$/i

/**
 * Whether a request waits for leave to send its body (RFC 9110, 10.1.1).
 * @param headers flat: name, value, name, value, …
 */
export const asksToContinue = (headers: readonly string[]): boolean =>
  headers.some(
    (name, k) =>
      k % 2 === 0 &&
      name.toLowerCase() === 'expect' &&
      headers[k + 1].split(',').some(one => continues.test(one.trim())),
  )
