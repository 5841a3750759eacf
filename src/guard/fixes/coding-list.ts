/** Transfer-Encoding is a list of codings, chunked the last of them and once (RFC 9112, 6.1): readers differ on all else. */

import { change, type Fix } from '../fix'

export const codingList: Fix = {
  id: 'coding-list',
  cves: ['CVE-2019-15605', 'CVE-2020-8287', 'CVE-2022-32213'],
  year: 2019,
  what: 'a Transfer-Encoding that is not a list of codings with chunked as the last',
  changes: [change('wire.codings', 'checked', ['codings'])],
  breaks:
    'Clients of before 2014 that send identity beside a length (.NET, old scripts of curl): the break that is met most often.',
  probes: [
    {
      side: 'server',
      name: 'a word that only contains it',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: xchunked\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'chunked twice',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, chunked\r\n\r\n0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'chunked in two lines',
      parts: [
        'POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n',
      ],
    },
    {
      side: 'server',
      name: 'the word doubled',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunkedchunked\r\n\r\n0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'not the last',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked, gzip\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'identity alone',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: identity\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'HTTP/1.0',
      parts: ['POST /a HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n'],
    },
    { side: 'client', name: 'not the last', parts: ['HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, gzip\r\n\r\nabc'] },
    {
      side: 'client',
      name: 'HTTP/1.0',
      parts: ['HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n'],
    },
    {
      side: 'server',
      name: 'chunked as the last of two',
      parts: ['POST /a HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip, chunked\r\n\r\n1\r\nZ\r\n0\r\n\r\n'],
      reads: 'otherwise',
    },
  ],
}
