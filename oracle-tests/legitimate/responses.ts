/** Responses of the servers of the time. */

import { binary, head, noChunkBlanks, noLineFeedAlone, type ResponseRow, utf8 } from './row'

const chunks = (...pieces: string[]): string =>
  [...pieces, ''].map(piece => `${piece.length.toString(16)}\r\n${piece}\r\n`).join('')

const cookies = (count: number): string =>
  Array.from({ length: count }, (_, n) => `Set-Cookie: c${n}=${'v'.repeat(900)}; path=/`).join('\n')

export const responses: readonly ResponseRow[] = [
  {
    server: 'Apache 1.3: sizes of chunks with blanks behind them',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Server: Apache/1.3.41 (Unix) PHP/4.4.8
      X-Powered-By: PHP/4.4.8
      Connection: close
      Transfer-Encoding: chunked
      Content-Type: text/html`}5  \r\nhello\r\n0\r\n\r\n`,
    ],
    told: '200 hello',
    refusedBy: noChunkBlanks,
  },
  {
    server: 'Apache 2.2: a file',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Server: Apache/2.2.3 (CentOS)
      Last-Modified: Mon, 04 Apr 2011 09:00:00 GMT
      ETag: "1d8003-5-49ff4b7e5d8c0"
      Accept-Ranges: bytes
      Content-Length: 5
      Connection: close
      Content-Type: text/html; charset=UTF-8`}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'Apache 2.2 with PHP 5: cookies and chunks',
    bytes: [
      head`HTTP/1.1 200 OK
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Server: Apache/2.2.16 (Debian)
      X-Powered-By: PHP/5.3.3-7+squeeze1
      Set-Cookie: PHPSESSID=k2j4h5k2j3h5k2j3h5; path=/
      Set-Cookie: lang=deleted; expires=Sun, 04-Apr-2010 09:59:59 GMT
      Expires: Thu, 19 Nov 1981 08:52:00 GMT
      Cache-Control: no-store, no-cache, must-revalidate, post-check=0, pre-check=0
      Pragma: no-cache
      Vary: Accept-Encoding
      Keep-Alive: timeout=15, max=100
      Connection: Keep-Alive
      Transfer-Encoding: chunked
      Content-Type: text/html; charset=utf-8`,
      chunks('hel', 'lo'),
    ],
    told: '200 hello',
  },
  {
    server: 'Apache 2.2, force-response-1.0: ends with the connection',
    bytes: [
      `${head`HTTP/1.0 200 OK
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Server: Apache/2.2.3 (Red Hat)
      Connection: close
      Content-Type: text/plain`}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'Apache 2.2: not modified',
    bytes: [
      head`HTTP/1.1 304 Not Modified
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Server: Apache/2.2.16 (Debian)
      Connection: Keep-Alive
      Keep-Alive: timeout=15, max=99
      ETag: "1d8003-5-49ff4b7e5d8c0"`,
    ],
    told: '304',
  },
  {
    server: 'Apache 2.2, mod_dav: goes on processing',
    bytes: [
      'HTTP/1.1 100 Continue\r\n\r\n',
      `${head`HTTP/1.1 207 Multi-Status
      Server: Apache/2.2.16 (Debian)
      Content-Length: 5
      Content-Type: text/xml; charset="utf-8"`}<D:mu`,
    ],
    told: '207 <D:mu',
  },
  {
    server: 'Apache 2.4, mod_http2: offers h2',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Server: Apache/2.4.25 (Debian)
      Upgrade: h2,h2c
      Connection: Upgrade, close
      Content-Length: 5`}hello`,
    ],
    told: '200 hello',
    // Old releases take the offer for a protocol that was agreed upon; the guard gives the response.
    changedBy: ['unasked-upgrade'],
    upgrades: true,
  },
  {
    server: 'IIS 5: an interim response that nobody asked for, with headers',
    bytes: [
      head`HTTP/1.1 100 Continue
      Server: Microsoft-IIS/5.0
      Date: Mon, 04 Apr 2011 10:00:00 GMT`,
      `${head`HTTP/1.1 200 OK
      Server: Microsoft-IIS/5.0
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Content-Length: 5
      Content-Type: text/html
      Set-Cookie: ASPSESSIONIDQQGQGGGK=AAAA; path=/
      Cache-control: private`}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'IIS 6: ASP.NET, chunks',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Connection: close
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Server: Microsoft-IIS/6.0
      X-Powered-By: ASP.NET
      X-AspNet-Version: 2.0.50727
      Transfer-Encoding: chunked
      Set-Cookie: ASP.NET_SessionId=abc; path=/; HttpOnly
      P3P: CP="CAO PSA OUR"
      Cache-Control: private
      Content-Type: text/html; charset=utf-8`}${chunks('hello')}`,
    ],
    told: '200 hello',
  },
  {
    server: 'IIS 7: leads on, with a body and letters in Location',
    bytes: [
      `${head([
        `HTTP/1.1 302 Found
      Cache-Control: private
      Content-Type: text/html; charset=utf-8
      Location: /fr/${utf8('café')}.aspx
      Server: Microsoft-IIS/7.5
      X-AspNet-Version: 4.0.30319
      X-Powered-By: ASP.NET
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Content-Length: 6`,
      ])}<html>`,
    ],
    told: '302 <html>',
  },
  {
    server: 'IIS 7: not modified, says how long it would be',
    bytes: [
      head`HTTP/1.1 304 Not Modified
      Last-Modified: Mon, 04 Apr 2011 09:00:00 GMT
      Accept-Ranges: bytes
      ETag: "0f1b3d1a0f2cb1:0"
      Server: Microsoft-IIS/7.5
      Content-Length: 1234
      Date: Mon, 04 Apr 2011 10:00:00 GMT`,
    ],
    told: '304',
    notAlways: 'the oldest wait for a body of that length',
    changedBy: ['answer-framing'],
  },
  {
    server: 'IIS 7: who are you?',
    bytes: [
      `${head`HTTP/1.1 401 Unauthorized
      Content-Type: text/html
      Server: Microsoft-IIS/7.5
      WWW-Authenticate: Negotiate
      WWW-Authenticate: NTLM
      WWW-Authenticate: Basic realm="intranet"
      Content-Length: 3`}who`,
    ],
    told: '401 who',
  },
  {
    server: 'IIS in German: letters in the reason',
    bytes: ['HTTP/1.1 404 Datei nicht gefunden: \xfcber\r\nServer: Microsoft-IIS/5.1\r\nContent-Length: 0\r\n\r\n'],
    told: '404',
  },
  {
    server: 'nginx 1.2: a page in gzip',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Server: nginx/1.2.1
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Content-Type: text/html
      Last-Modified: Mon, 04 Apr 2011 09:00:00 GMT
      Transfer-Encoding: chunked
      Connection: keep-alive
      Vary: Accept-Encoding
      Content-Encoding: gzip`}${chunks(binary)}`,
    ],
    told: `200 ${binary}`,
  },
  {
    server: 'nginx 0.7 before a server of HTTP/1.0',
    bytes: [
      `${head`HTTP/1.1 502 Bad Gateway
      Server: nginx/0.7.67
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Content-Type: text/html
      Content-Length: 4
      Connection: close`}gone`,
    ],
    told: '502 gone',
  },
  {
    server: 'Tomcat 6',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Server: Apache-Coyote/1.1
      Set-Cookie: JSESSIONID=1A530637289A03B07199A44E8D531427; Path=/app
      Content-Type: text/html;charset=ISO-8859-1
      Content-Language: en-US
      Content-Length: 4
      Date: Mon, 04 Apr 2011 10:00:00 GMT`}caf\xe9`,
    ],
    told: '200 caf\xe9',
  },
  {
    server: 'Tomcat 8.5: no reason',
    bytes: ['HTTP/1.1 200 \r\nContent-Type: text/plain\r\nContent-Length: 5\r\n\r\nhello'],
    told: '200 hello',
  },
  {
    server: 'a small server: not even the blank before the reason',
    bytes: ['HTTP/1.1 200\r\nContent-Length: 5\r\n\r\nhello'],
    told: '200 hello',
  },
  {
    server: 'lighttpd 1.4',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Content-Type: text/html
      Accept-Ranges: bytes
      ETag: "1373847285"
      Last-Modified: Mon, 04 Apr 2011 09:00:00 GMT
      Content-Length: 5
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Server: lighttpd/1.4.28`}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'PHP 5.4, its own server',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Host: localhost:8000
      Connection: close
      X-Powered-By: PHP/5.4.0
      Content-type: text/html`}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'Python 2.7, SimpleHTTPServer',
    bytes: [
      `${head`HTTP/1.0 200 OK
      Server: SimpleHTTP/0.6 Python/2.7.3
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Content-type: text/plain
      Content-Length: 5
      Last-Modified: Mon, 04 Apr 2011 09:00:00 GMT`}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'WEBrick 1.3: headers in its own order',
    bytes: [
      `${head`HTTP/1.1 200 OK\x20
      Content-Type: text/html; charset=utf-8
      X-Ua-Compatible: IE=Edge
      X-Runtime: 0.012345
      Server: WEBrick/1.3.1 (Ruby/1.9.3/2012-04-20)
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Content-Length: 5
      Connection: Keep-Alive`}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'WebLogic: sizes of chunks with zeros before them',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Date: Mon, 04 Apr 2011 10:00:00 GMT
      Transfer-Encoding: chunked
      Content-Type: text/xml
      X-Powered-By: Servlet/2.5 JSP/2.1`}0005\r\nhello\r\n0000\r\n\r\n`,
    ],
    told: '200 hello',
  },
  {
    server: 'a server with an extension and a trailer',
    bytes: [
      `${head`HTTP/1.1 200 OK
      Trailer: Content-MD5
      Transfer-Encoding: chunked`}5;a=b;c="d e"\r\nhello\r\n0\r\nContent-MD5: XUFAKrxLKna5cZ2REBfFkg==\r\n\r\n`,
    ],
    told: '200 hello',
  },
  {
    server: 'Lotus Domino: a header over several lines',
    bytes: ['HTTP/1.1 200 OK\r\nServer: Lotus-Domino\r\nX-Note: one\r\n two\r\nContent-Length: 5\r\n\r\nhello'],
    told: '200 hello',
    changedBy: ['folded-lines'],
  },
  {
    server: 'an old script: lines that end with LF, to the end of the connection',
    bytes: ['HTTP/1.0 200 OK\nContent-Type: text/plain\n\nhello'],
    told: '200 hello',
    refusedBy: noLineFeedAlone,
  },
  {
    server: 'an old script: lines that end with LF, and a length',
    bytes: ['HTTP/1.0 200 OK\nContent-Type: text/plain\nContent-Length: 5\n\nhello'],
    told: '200 hello',
    changedBy: ['bare-lf'],
  },
  {
    server: 'a printer: a blank before the colon',
    bytes: ['HTTP/1.0 200 OK\r\nServer : printer\r\nContent-Length: 5\r\n\r\nhello'],
    told: '200 hello',
    changedBy: ['blank-before-colon'],
  },
  { server: 'nothing to say', bytes: ['HTTP/1.1 204 No Content\r\nServer: nginx/1.2.1\r\n\r\n'], told: '204' },
  {
    server: 'Apache 2.2: HEAD, says how long it would be',
    method: 'HEAD',
    bytes: [
      head`HTTP/1.1 200 OK
      Server: Apache/2.2.16 (Debian)
      Content-Length: 1234
      Content-Type: text/html`,
    ],
    told: '200',
  },
  {
    server: 'nginx 1.2: HEAD of a page in chunks',
    method: 'HEAD',
    bytes: ['HTTP/1.1 200 OK\r\nServer: nginx/1.2.1\r\nTransfer-Encoding: chunked\r\n\r\n'],
    told: '200',
  },
  {
    server: 'HTTP/1.0 that keeps the connection',
    bytes: ['HTTP/1.0 200 OK\r\nConnection: Keep-Alive\r\nKeep-Alive: timeout=5\r\nContent-Length: 5\r\n\r\nhello'],
    told: '200 hello',
  },
  {
    server: 'two bytes too many behind the body',
    bytes: ['HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhello\r\n'],
    told: '200 hello',
  },
  {
    server: 'a part of a file',
    bytes: [
      `${head`HTTP/1.1 206 Partial Content
      Server: Apache/2.2.16 (Debian)
      Accept-Ranges: bytes
      Content-Length: 2
      Content-Range: bytes 1-2/5`}el`,
    ],
    told: '206 el',
  },
  {
    server: 'letters beyond ASCII in a file name, a cookie and a warning',
    bytes: [
      `${head([
        `HTTP/1.1 200 OK
      Content-Disposition: attachment; filename="${utf8('Übersicht')}.pdf"
      Set-Cookie: name=Ren\xe9
      Warning: 199 - "caf\xe9"
      Pragma:
      Content-Length: 5`,
      ])}hello`,
    ],
    told: '200 hello',
  },
  {
    server: 'cookies of 6 KB',
    bytes: [`${head([`HTTP/1.1 200 OK\n${cookies(6)}\nContent-Length: 5`])}hello`],
    told: '200 hello',
  },
  {
    server: 'cookies of 27 KB',
    bytes: [`${head([`HTTP/1.1 200 OK\n${cookies(29)}\nContent-Length: 5`])}hello`],
    told: '200 hello',
    large: true,
  },
  {
    server: 'a script behind a server that adds the same length once more',
    bytes: ['HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 5\r\n\r\nhello'],
    told: '200 hello',
    changedBy: ['repeated-length'],
  },
  {
    server: 'a server of 2010 that has a length beside chunks',
    bytes: [`HTTP/1.1 200 OK\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${chunks('hello')}`],
    told: '200 hello',
    changedBy: ['length-and-coding'],
  },
]
