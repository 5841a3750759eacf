/** Requests of libraries: Java, .NET, Python, Ruby, PHP, Perl, and modules on Node. */

import { binary, CONTINUE, head, noChunkBlanks, type RequestRow, utf8 } from './row'

export const libraries: readonly RequestRow[] = [
  {
    client: 'Java 6, HttpURLConnection: a page',
    bytes: [
      head`GET /a HTTP/1.1
      User-Agent: Java/1.6.0_45
      Host: localhost:8080
      Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
      Connection: keep-alive`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Java 6, HttpURLConnection: a form',
    bytes: [
      head`POST /form HTTP/1.1
      User-Agent: Java/1.6.0_45
      Host: localhost:8080
      Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
      Connection: keep-alive
      Content-type: application/x-www-form-urlencoded
      Content-Length: 7`,
      'a=1&b=2',
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'Java 6, setChunkedStreamingMode',
    bytes: [
      head`POST /up HTTP/1.1
      User-Agent: Java/1.6.0_45
      Host: localhost:8080
      Accept: text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2
      Connection: keep-alive
      Content-type: application/octet-stream
      Transfer-Encoding: chunked`,
      '5\r\nhello\r\n',
      '0\r\n\r\n',
    ],
    told: ['POST /up hello'],
  },
  {
    client: 'a Java server behind which chunk sizes are filled up with blanks',
    bytes: [
      `${head`POST /up HTTP/1.1
      Host: localhost:8080
      Transfer-Encoding: chunked`}5   \r\nhello\r\n0   \r\n\r\n`,
    ],
    told: ['POST /up hello'],
    refusedBy: noChunkBlanks,
  },
  {
    client: 'Apache HttpClient 3: Host and agent, chunks of 2,048 bytes in lower case',
    bytes: [
      `${head`POST /up HTTP/1.1
      User-Agent: Jakarta Commons-HttpClient/3.1
      Host: localhost:8080
      Transfer-Encoding: chunked
      Content-Type: text/xml; charset=UTF-8
      SOAPAction: ""`}800\r\n${'s'.repeat(2048)}\r\n3\r\n</s\r\n0\r\n\r\n`,
    ],
    told: [`POST /up ${'s'.repeat(2048)}</s`],
  },
  {
    client: 'Apache HttpClient 4: waits for 100 Continue',
    bytes: [
      head`PUT /doc HTTP/1.1
      Content-Length: 5
      Content-Type: text/plain; charset=ISO-8859-1
      Host: localhost:8080
      Connection: Keep-Alive
      User-Agent: Apache-HttpClient/4.1 (java 1.5)
      Expect: 100-Continue`,
      CONTINUE,
      'hello',
    ],
    told: ['PUT /doc hello'],
  },
  {
    client: '.NET 2, WebClient: a page',
    bytes: [
      head`GET /a HTTP/1.1
      Host: localhost:8080
      Connection: Keep-Alive`,
    ],
    told: ['GET /a'],
  },
  {
    client: '.NET 2, WebClient.UploadValues: waits for 100 Continue',
    bytes: [
      head`POST /form HTTP/1.1
      Content-Type: application/x-www-form-urlencoded
      Host: localhost:8080
      Content-Length: 7
      Expect: 100-continue
      Connection: Keep-Alive`,
      CONTINUE,
      'a=1&b=2',
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: '.NET 2, a SOAP client',
    bytes: [
      head`POST /service.asmx HTTP/1.1
      User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; MS Web Services Client Protocol 2.0.50727.3053)
      Content-Type: text/xml; charset=utf-8
      SOAPAction: "http://tempuri.org/Hello"
      Host: localhost
      Content-Length: 11
      Expect: 100-continue`,
      CONTINUE,
      '<soap:Body>',
    ],
    told: ['POST /service.asmx <soap:Body>'],
  },
  {
    client: '.NET 4, HttpWebRequest with SendChunked',
    bytes: [
      head`POST /up HTTP/1.1
      Content-Type: application/octet-stream
      Host: localhost:8080
      Transfer-Encoding: chunked
      Expect: 100-continue`,
      CONTINUE,
      '5\r\nhello\r\n',
      '0\r\n\r\n',
    ],
    told: ['POST /up hello'],
  },
  {
    client: 'a client of before 2014 that says that it codes nothing',
    bytes: [
      `${head`POST /up HTTP/1.1
      Host: localhost:8080
      Transfer-Encoding: identity
      Content-Length: 5`}hello`,
    ],
    told: ['POST /up hello'],
    changedBy: ['length-and-coding', 'coding-list'],
  },
  {
    client: 'Python 2.7, httplib: head and body apart',
    bytes: [
      head`POST /form HTTP/1.1
      Host: localhost:8080
      Accept-Encoding: identity
      Content-Length: 7
      Content-Type: application/x-www-form-urlencoded`,
      'a=1&b=2',
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'Python 2.7, urllib2',
    bytes: [
      head`GET /a HTTP/1.1
      Accept-Encoding: identity
      Host: localhost:8080
      Connection: close
      User-Agent: Python-urllib/2.7`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Python 2.7, urllib: HTTP/1.0',
    bytes: [
      head`GET /a HTTP/1.0
      Host: localhost:8080
      User-Agent: Python-urllib/1.17`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Python 2.7, requests 1: a generator, and a text in UTF-8 in a header',
    bytes: [
      head([
        `POST /up HTTP/1.1
      Host: localhost:8080
      Accept-Encoding: gzip, deflate, compress
      Accept: */*
      User-Agent: python-requests/1.2.3 CPython/2.7.3 Linux/3.2.0
      X-User: ${utf8('Żółw')}
      Transfer-Encoding: chunked`,
      ]),
      '3\r\nabc\r\n',
      '3\r\ndef\r\n',
      '0\r\n\r\n',
    ],
    told: ['POST /up abcdef'],
  },
  {
    client: 'Ruby 1.9, net/http: a page',
    bytes: [
      head`GET /a HTTP/1.1
      Accept: */*
      User-Agent: Ruby
      Host: localhost:8080`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Ruby 1.9, net/http: a form on a connection of its own',
    bytes: [
      head`POST /form HTTP/1.1
      Accept: */*
      User-Agent: Ruby
      Content-Type: application/x-www-form-urlencoded
      Connection: close
      Host: localhost:8080
      Content-Length: 7`,
      'a=1&b=2',
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'Ruby 1.9, net/http: body_stream in chunks',
    bytes: [
      head`PUT /up HTTP/1.1
      Transfer-Encoding: chunked
      Accept: */*
      User-Agent: Ruby
      Content-Type: application/octet-stream
      Host: localhost:8080`,
      '400\r\n',
      'r'.repeat(1024),
      '\r\n',
      '0\r\n\r\n',
    ],
    told: [`PUT /up ${'r'.repeat(1024)}`],
  },
  {
    client: 'PHP 5.3, file_get_contents',
    bytes: ['GET /a HTTP/1.0\r\nHost: localhost\r\n\r\n'],
    told: ['GET /a'],
  },
  {
    client: 'PHP 5.3, file_get_contents with a context: a form',
    bytes: [
      `${head`POST /form HTTP/1.0
      Host: localhost
      Content-Length: 7
      Content-type: application/x-www-form-urlencoded`}a=1&b=2`,
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'PHP, fsockopen by hand, as its manual has it',
    bytes: ['GET / HTTP/1.1\r\n', 'Host: www.example.com\r\n', 'Connection: Close\r\n\r\n'],
    told: ['GET /'],
  },
  {
    client: 'Perl, LWP 6: TE is no Transfer-Encoding',
    bytes: [
      head`GET /a HTTP/1.1
      TE: deflate,gzip;q=0.3
      Connection: TE, close
      Host: localhost:8080
      User-Agent: libwww-perl/6.02`,
    ],
    told: ['GET /a'],
    // Some releases do not find close in a list; the guard does, and the answer says so.
    changedBy: ['after-close'],
  },
  {
    client: 'request 2.9 on Node 0.6: a form',
    bytes: [
      head`POST /form HTTP/1.1
      content-type: application/x-www-form-urlencoded; charset=utf-8
      host: localhost:3000
      content-length: 7
      Connection: keep-alive`,
      'a=1&b=2',
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'request 2.9 on Node 0.6: a stream in chunks, next a page',
    bytes: [
      head`PUT /up HTTP/1.1
      host: localhost:3000
      Connection: keep-alive
      Transfer-Encoding: chunked`,
      '5\r\nhello\r\n',
      '0\r\n\r\n',
      head`GET /a HTTP/1.1
      host: localhost:3000
      Connection: keep-alive`,
    ],
    told: ['PUT /up hello', 'GET /a'],
  },
  {
    client: 'Node 0.8: DELETE in chunks, without any',
    bytes: [
      head`DELETE /item/1 HTTP/1.1
      Host: localhost:3000
      Connection: keep-alive
      Transfer-Encoding: chunked`,
      '0\r\n\r\n',
    ],
    told: ['DELETE /item/1'],
  },
  {
    client: 'an agent of logs: a body in gzip',
    bytes: [
      head([
        `POST /log HTTP/1.1
      Host: collector:8088
      Content-Type: application/json
      Content-Encoding: gzip
      Content-Length: ${binary.length}`,
      ]),
      binary,
    ],
    told: [`POST /log ${binary}`],
  },
  {
    client: 'a client that has trailers, an extension, and sizes in capitals with zeros before them',
    bytes: [
      `${head`POST /up HTTP/1.1
      Host: localhost:3000
      Trailer: X-Checksum
      Transfer-Encoding: chunked`}00A;name=value\r\n0123456789\r\n000\r\nX-Checksum: abc\r\n\r\n`,
    ],
    told: ['POST /up 0123456789'],
  },
  {
    client: 'a telephone of 2006: chunked with a capital',
    bytes: [
      `${head`POST /up HTTP/1.1
      HOST: localhost
      TRANSFER-ENCODING: Chunked
      User-Agent: Nokia6230i/2.0 (03.80) Profile/MIDP-2.0 Configuration/CLDC-1.1`}5\r\nhello\r\n0\r\n\r\n`,
    ],
    told: ['POST /up hello'],
  },
  {
    client: 'WebDAV of Windows: looks what there is',
    bytes: [
      head`PROPFIND /dav HTTP/1.1
      User-Agent: Microsoft-WebDAV-MiniRedir/6.1.7601
      Depth: 0
      translate: f
      Content-Length: 0
      Host: localhost:8080
      Connection: Keep-Alive`,
    ],
    told: ['PROPFIND /dav'],
  },
  {
    client: 'WebDAV of cadaver: moves a file',
    bytes: [
      head`MOVE /dav/a%20b.txt HTTP/1.1
      User-Agent: cadaver/0.23.3 neon/0.29.3
      Connection: TE
      TE: trailers
      Host: localhost:8080
      Destination: http://localhost:8080/dav/c.txt
      Overwrite: T`,
    ],
    told: ['MOVE /dav/a%20b.txt'],
  },
  {
    client: 'an old library of mail: a long header over several lines',
    bytes: ['GET /a HTTP/1.1\r\nHost: localhost\r\nX-Comment: one\r\n two\r\n\tthree\r\nAccept: */*\r\n\r\n'],
    told: ['GET /a'],
    changedBy: ['folded-lines'],
  },
  {
    client: 'headers without a blank behind the colon, with a tab, with blanks at the end',
    bytes: ['GET /a HTTP/1.1\r\nHost:localhost\r\nAccept:\t*/*\r\nX-Pad:  two  \r\nReferer: \r\n\r\n'],
    told: ['GET /a'],
    changedBy: ['trailing-blanks'],
  },
  {
    client: 'a microcontroller: a blank before the colon',
    bytes: ['GET /a HTTP/1.1\r\nHost : device.local\r\n\r\n'],
    told: ['GET /a'],
    changedBy: ['blank-before-colon'],
  },
  {
    client: 'an old tool: a blank in a name',
    bytes: ['GET /a HTTP/1.1\r\nHost: localhost\r\nTool Version: 1\r\n\r\n'],
    told: ['GET /a'],
    changedBy: ['name-bytes'],
  },
]
