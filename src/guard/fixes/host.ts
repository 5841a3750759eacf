/** The host of a request (RFC 9112, 3.2): one Host in HTTP/1.1, a host, and that of the target where it names one. */

import { change, type Fix } from '../fix'

export const host: Fix = {
  id: 'host',
  cves: [],
  year: 2022,
  what: 'a request without Host, with two, with one that is not a host, or with another than its target',
  changes: [change('wire.hostLines', 'checked', ['hostMissing', 'hostTwice', 'host', 'hostOther'])],
  undoes: [['server.requireHostHeader', false]],
  breaks: 'Health checks without Host, common in balancers of 2011; HTTP/1.0 needs none.',
  probes: [
    { side: 'server', name: 'none', parts: ['GET /a HTTP/1.1\r\nX: y\r\n\r\n'] },
    { side: 'server', name: 'two', parts: ['GET /a HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n'] },
    { side: 'server', name: 'a list', parts: ['GET /a HTTP/1.1\r\nHost: a, b\r\n\r\n'] },
    { side: 'server', name: 'a path', parts: ['GET /a HTTP/1.1\r\nHost: x/evil\r\n\r\n'] },
    { side: 'server', name: 'a user', parts: ['GET /a HTTP/1.1\r\nHost: u@x\r\n\r\n'] },
    { side: 'server', name: 'another than the target', parts: ['GET http://a.com/ HTTP/1.1\r\nHost: b.com\r\n\r\n'] },
  ],
}
