/** Requests of programs that are called from a shell: curl, wget, benches, and what people type. */

import { CONTINUE, head, noLineFeedAlone, type RequestRow } from './row'

const large = 'x'.repeat(1500)

const multipart =
  '------------------------------4ebf00fbcf09\r\nContent-Disposition: form-data; name="f"; filename="a.txt"\r\n' +
  'Content-Type: text/plain\r\n\r\nhello\n\r\n------------------------------4ebf00fbcf09--\r\n'

export const commandLine: readonly RequestRow[] = [
  {
    client: 'curl 7.19.7: a page',
    bytes: [
      head`GET /a HTTP/1.1
      User-Agent: curl/7.19.7 (x86_64-redhat-linux-gnu) libcurl/7.19.7 NSS/3.12.7.0 zlib/1.2.3 libidn/1.18 libssh2/1.2.2
      Host: 127.0.0.1:8080
      Accept: */*`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'curl 7.19.7 -d: a form',
    bytes: [
      `${head`POST /form HTTP/1.1
      User-Agent: curl/7.19.7 (x86_64-redhat-linux-gnu) libcurl/7.19.7 NSS/3.12.7.0 zlib/1.2.3 libidn/1.18 libssh2/1.2.2
      Host: 127.0.0.1:8080
      Accept: */*
      Content-Length: 7
      Content-Type: application/x-www-form-urlencoded`}a=1&b=2`,
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'curl 7.19.7 -d @FILE: more than 1,024 bytes are announced first',
    bytes: [
      head`POST /form HTTP/1.1
      User-Agent: curl/7.19.7 (x86_64-redhat-linux-gnu) libcurl/7.19.7 NSS/3.12.7.0 zlib/1.2.3 libidn/1.18 libssh2/1.2.2
      Host: 127.0.0.1:8080
      Accept: */*
      Content-Length: 1500
      Content-Type: application/x-www-form-urlencoded
      Expect: 100-continue`,
      CONTINUE,
      large,
    ],
    told: [`POST /form ${large}`],
  },
  {
    client: 'curl 7.21 -T -: an upload of unknown length',
    bytes: [
      head`PUT /up HTTP/1.1
      User-Agent: curl/7.21.0 (i486-pc-linux-gnu) libcurl/7.21.0 OpenSSL/0.9.8o zlib/1.2.3.4 libidn/1.15 libssh2/1.2.6
      Host: 127.0.0.1:8080
      Accept: */*
      Transfer-Encoding: chunked
      Expect: 100-continue`,
      CONTINUE,
      '5\r\nhello\r\n',
      '6\r\n world\r\n',
      '0\r\n\r\n',
    ],
    told: ['PUT /up hello world'],
  },
  {
    client: 'curl 7.29 -F: a file in a form',
    bytes: [
      head([
        `POST /files HTTP/1.1
      User-Agent: curl/7.29.0
      Host: localhost:3000
      Accept: */*
      Content-Length: ${multipart.length}
      Expect: 100-continue
      Content-Type: multipart/form-data; boundary=----------------------------4ebf00fbcf09`,
      ]),
      CONTINUE,
      multipart,
    ],
    told: [`POST /files ${multipart}`],
  },
  {
    client: 'curl 7.21 -0: HTTP/1.0',
    bytes: [
      head`GET /a HTTP/1.0
      User-Agent: curl/7.21.0
      Host: 127.0.0.1
      Accept: */*`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'curl 7.35: two pages on one connection, and their heads',
    bytes: [
      head`GET /a HTTP/1.1
      User-Agent: curl/7.35.0
      Host: 127.0.0.1:8080
      Accept: */*`,
      head`GET /b?c=d HTTP/1.1
      User-Agent: curl/7.35.0
      Host: 127.0.0.1:8080
      Accept: */*`,
      head`HEAD /b HTTP/1.1
      User-Agent: curl/7.35.0
      Host: 127.0.0.1:8080
      Accept: */*`,
    ],
    told: ['GET /a', 'GET /b?c=d', 'HEAD /b'],
  },
  {
    client: 'curl 7.38 -x: through a proxy',
    bytes: [
      head`GET http://example.com:8080/a HTTP/1.1
      User-Agent: curl/7.38.0
      Host: example.com:8080
      Accept: */*
      Proxy-Connection: Keep-Alive`,
    ],
    told: ['GET http://example.com:8080/a'],
  },
  {
    client: 'curl 7.38 -p -x: a tunnel',
    bytes: [
      head`CONNECT example.com:443 HTTP/1.1
      Host: example.com:443
      User-Agent: curl/7.38.0
      Proxy-Connection: Keep-Alive`,
    ],
    told: ['CONNECT example.com:443'],
    upgrades: true,
  },
  {
    client: 'curl 7.47 --http2: a page, h2c offered',
    bytes: [
      head`GET /a HTTP/1.1
      Host: 127.0.0.1:8080
      User-Agent: curl/7.47.0
      Accept: */*
      Connection: Upgrade, HTTP2-Settings
      Upgrade: h2c
      HTTP2-Settings: AAMAAABkAAQAAP__`,
    ],
    told: ['GET /a'],
    upgrades: true,
  },
  {
    client: 'curl 7.88 --http2 -d: a form, h2c offered',
    bytes: [
      `${head`POST /form HTTP/1.1
      Host: 127.0.0.1:8080
      User-Agent: curl/7.88.1
      Accept: */*
      Connection: Upgrade, HTTP2-Settings
      Upgrade: h2c
      HTTP2-Settings: AAMAAABkAAQAoAAAAAIAAAAA
      Content-Length: 7
      Content-Type: application/x-www-form-urlencoded`}a=1&b=2`,
    ],
    told: ['POST /form a=1&b=2'],
    upgrades: true,
  },
  {
    client: 'curl 7.64 --digest -d: the first round has no body',
    bytes: [
      head`POST /form HTTP/1.1
      Host: 127.0.0.1:8080
      User-Agent: curl/7.64.0
      Accept: */*
      Content-Length: 0
      Content-Type: application/x-www-form-urlencoded`,
      `${head`POST /form HTTP/1.1
      Host: 127.0.0.1:8080
      Authorization: Digest username="u", realm="r", nonce="n1", uri="/form", cnonce="YWJj", nc=00000001, qop=auth, response="0a", algorithm=MD5
      User-Agent: curl/7.64.0
      Accept: */*
      Content-Length: 3
      Content-Type: application/x-www-form-urlencoded`}a=1`,
    ],
    told: ['POST /form', 'POST /form a=1'],
  },
  {
    client: 'curl 8.5 --compressed -u -r: coded, as somebody, a part',
    bytes: [
      head`GET /a HTTP/1.1
      Host: [::1]:8080
      Authorization: Basic dTpw
      Range: bytes=0-99
      User-Agent: curl/8.5.0
      Accept: */*
      Accept-Encoding: deflate, gzip, br, zstd`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'curl 8.5 -X GET -d: a search that has a body, as of Elasticsearch',
    bytes: [
      `${head`GET /_search HTTP/1.1
      Host: localhost:9200
      User-Agent: curl/8.5.0
      Accept: */*
      Content-Type: application/json
      Content-Length: 12`}{"query":{}}`,
    ],
    told: ['GET /_search {"query":{}}'],
  },
  {
    client: 'curl 8.5 -X OPTIONS --request-target *',
    bytes: [
      head`OPTIONS * HTTP/1.1
      Host: localhost
      User-Agent: curl/8.5.0
      Accept: */*`,
    ],
    told: ['OPTIONS *'],
  },
  {
    client: 'curl with an empty header by hand (-H "X-Empty;") and one that nobody has registered',
    bytes: [
      head`GET /a HTTP/1.1
      Host: localhost
      X-Empty:
      X_Under.score~!#$%&'*+-^|: 1
      Accept: */*`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'wget 1.12: two pages on one connection',
    bytes: [
      head`GET /a HTTP/1.0
      User-Agent: Wget/1.12 (linux-gnu)
      Accept: */*
      Host: 127.0.0.1:8080
      Connection: Keep-Alive`,
      head`GET /b HTTP/1.0
      Referer: http://127.0.0.1:8080/a
      User-Agent: Wget/1.12 (linux-gnu)
      Accept: */*
      Host: 127.0.0.1:8080
      Connection: Keep-Alive`,
    ],
    told: ['GET /a', 'GET /b'],
  },
  {
    client: 'wget 1.12 --post-data',
    bytes: [
      `${head`POST /form HTTP/1.0
      User-Agent: Wget/1.12 (linux-gnu)
      Accept: */*
      Host: 127.0.0.1:8080
      Connection: Keep-Alive
      Content-Type: application/x-www-form-urlencoded
      Content-Length: 7`}a=1&b=2`,
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'wget 1.14: HTTP/1.1',
    bytes: [
      head`GET /a HTTP/1.1
      User-Agent: Wget/1.14 (linux-gnu)
      Accept: */*
      Host: localhost:8080
      Connection: Keep-Alive`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'ab 2.3',
    bytes: [
      head`GET / HTTP/1.0
      Host: 127.0.0.1:8080
      User-Agent: ApacheBench/2.3
      Accept: */*`,
    ],
    told: ['GET /'],
  },
  {
    client: 'ab 2.3 -k: three requests on one connection',
    bytes: [1, 2, 3].map(
      () => head`GET / HTTP/1.0
      Connection: Keep-Alive
      Host: 127.0.0.1:8080
      User-Agent: ApacheBench/2.3
      Accept: */*`,
    ),
    told: ['GET /', 'GET /', 'GET /'],
  },
  {
    client: 'ab 2.3 -p',
    bytes: [
      `${head`POST /form HTTP/1.0
      Content-length: 3
      Content-type: text/plain
      Host: 127.0.0.1:8080
      User-Agent: ApacheBench/2.3
      Accept: */*`}abc`,
    ],
    told: ['POST /form abc'],
  },
  {
    client: 'httperf 0.9: ten requests at once',
    bytes: ['GET /p HTTP/1.1\r\nUser-Agent: httperf/0.9.0\r\nHost: localhost\r\n\r\n'.repeat(10)],
    told: Array.from({ length: 10 }, () => 'GET /p'),
  },
  {
    client: 'check_http of nagios-plugins 1.4',
    bytes: [
      head`GET / HTTP/1.0
      User-Agent: check_http/v2053 (nagios-plugins 1.4.13)
      Connection: close`,
    ],
    told: ['GET /'],
  },
  { client: 'printf | nc: HTTP/1.0 and nothing else', bytes: ['GET / HTTP/1.0\r\n\r\n'], told: ['GET /'] },
  {
    client: 'printf | nc: lines that end with LF, no body',
    bytes: ['GET / HTTP/1.0\nHost: localhost\n\n'],
    told: ['GET /'],
    refusedBy: noLineFeedAlone,
  },
  {
    client: 'a shell script: lines that end with LF, and a body',
    bytes: ['POST /form HTTP/1.0\nContent-Length: 3\n\nabc'],
    told: ['POST /form abc'],
    changedBy: ['bare-lf'],
  },
]
