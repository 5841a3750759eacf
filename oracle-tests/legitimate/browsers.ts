/** Requests of browsers. */

import { head, type RequestRow, utf8 } from './row'

const cookie = (bytes: number) =>
  Array.from({ length: bytes / 50 }, (_, n) => `c${n % 10}=${'v'.repeat(45)}`).join('; ')

const multipart =
  '-----------------------------41184676334\r\nContent-Disposition: form-data; name="who"\r\n\r\nZo\xeb\r\n' +
  '-----------------------------41184676334--\r\n'

export const browsers: readonly RequestRow[] = [
  {
    client: 'IE 6: a page',
    bytes: [
      head`GET /a HTTP/1.1
      Accept: image/gif, image/x-xbitmap, image/jpeg, image/pjpeg, application/x-shockwave-flash, */*
      Accept-Language: en-us
      Accept-Encoding: gzip, deflate
      User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1; .NET CLR 2.0.50727)
      Host: www.example.com
      Connection: Keep-Alive`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'IE 6: letters of its own code page in a query that was typed, and in a cookie',
    bytes: [
      head`GET /search?q=caf\xe9 HTTP/1.1
      Accept: */*
      Accept-Language: fr
      User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1)
      Host: www.example.com
      Connection: Keep-Alive
      Cookie: name=Ren\xe9; lang=fr`,
    ],
    told: ['GET /search?q=caf\xe9'],
    decoded: true,
    notAlways: 'the parsers of the oldest lines take no such letters',
  },
  {
    client: 'IE 6: a form, and two bytes too many behind it, before the next request',
    bytes: [
      `${head`POST /form HTTP/1.1
      Accept: image/gif, image/x-xbitmap, image/jpeg, image/pjpeg, */*
      Referer: http://www.example.com/
      Accept-Language: en-us
      Content-Type: application/x-www-form-urlencoded
      Accept-Encoding: gzip, deflate
      User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)
      Host: www.example.com
      Content-Length: 7
      Connection: Keep-Alive
      Cache-Control: no-cache`}a=1&b=2\r\n`,
      head`GET /next HTTP/1.1
      Accept: */*
      User-Agent: Mozilla/4.0 (compatible; MSIE 6.0; Windows NT 5.1; SV1)
      Host: www.example.com
      Connection: Keep-Alive`,
    ],
    told: ['POST /form a=1&b=2', 'GET /next'],
  },
  {
    client: 'IE 7 with NTLM: the first round of a form has no body',
    bytes: [
      head`POST /form HTTP/1.1
      Accept: */*
      Content-Type: application/x-www-form-urlencoded
      UA-CPU: x86
      User-Agent: Mozilla/4.0 (compatible; MSIE 7.0; Windows NT 6.0)
      Host: intranet
      Content-Length: 0
      Connection: Keep-Alive
      Cache-Control: no-cache
      Authorization: NTLM TlRMTVNTUAABAAAAB4IIogAAAAAAAAAAAAAAAAAAAAAGAbEdAAAADw==`,
    ],
    told: ['POST /form'],
  },
  {
    client: 'IE 8: XMLHttpRequest',
    bytes: [
      `${head`POST /api HTTP/1.1
      x-requested-with: XMLHttpRequest
      Accept-Language: de
      Referer: http://localhost:3000/
      Accept: application/json, text/javascript, */*; q=0.01
      Content-Type: application/json; charset=utf-8
      Accept-Encoding: gzip, deflate
      User-Agent: Mozilla/4.0 (compatible; MSIE 8.0; Windows NT 6.1; Trident/4.0)
      Host: localhost:3000
      Content-Length: 13
      Connection: Keep-Alive
      Pragma: no-cache`}{"a":"${utf8('ö')}..."}`,
    ],
    told: [`POST /api {"a":"${utf8('ö')}..."}`],
  },
  {
    client: 'IE 9: a path in UTF-8 that was typed',
    bytes: [
      head([
        `GET /${utf8('naïve')} HTTP/1.1
      Accept: text/html, application/xhtml+xml, */*
      Accept-Language: en-US
      User-Agent: Mozilla/5.0 (compatible; MSIE 9.0; Windows NT 6.1; WOW64; Trident/5.0)
      Accept-Encoding: gzip, deflate
      Host: www.example.com
      Connection: Keep-Alive`,
      ]),
    ],
    told: [`GET /${utf8('naïve')}`],
    decoded: true,
    notAlways: 'the parsers of the oldest lines take no such letters',
  },
  {
    client: 'IE 11: a page',
    bytes: [
      head`GET /a HTTP/1.1
      Accept: text/html, application/xhtml+xml, image/jxr, */*
      Accept-Language: en-US
      User-Agent: Mozilla/5.0 (Windows NT 6.1; WOW64; Trident/7.0; rv:11.0) like Gecko
      Accept-Encoding: gzip, deflate
      Host: www.example.com
      DNT: 1
      Connection: Keep-Alive`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Firefox 3.6: a page',
    bytes: [
      head`GET /a HTTP/1.1
      Host: localhost:3000
      User-Agent: Mozilla/5.0 (X11; U; Linux x86_64; en-US; rv:1.9.2.28) Gecko/20120306 Firefox/3.6.28
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
      Accept-Language: en-us,en;q=0.5
      Accept-Encoding: gzip,deflate
      Accept-Charset: ISO-8859-1,utf-8;q=0.7,*;q=0.7
      Keep-Alive: 115
      Connection: keep-alive
      If-Modified-Since: Sat, 01 Jan 2011 00:00:00 GMT
      If-None-Match: "1-4d1e7a00"
      Cache-Control: max-age=0`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Firefox 3.6: a form with files',
    bytes: [
      head([
        `POST /files HTTP/1.1
      Host: localhost:3000
      User-Agent: Mozilla/5.0 (Windows; U; Windows NT 5.1; fr; rv:1.9.2.28) Gecko/20120306 Firefox/3.6.28
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
      Keep-Alive: 115
      Connection: keep-alive
      Referer: http://localhost:3000/
      Content-Type: multipart/form-data; boundary=---------------------------41184676334
      Content-Length: ${multipart.length}`,
      ]),
      multipart,
    ],
    told: [`POST /files ${multipart}`],
  },
  {
    client: 'Firefox 3.6: asks first whether it may (CORS)',
    bytes: [
      head`OPTIONS /api HTTP/1.1
      Host: api.example.com
      User-Agent: Mozilla/5.0 (X11; U; Linux x86_64; en-US; rv:1.9.2.28) Gecko/20120306 Firefox/3.6.28
      Accept: */*
      Keep-Alive: 115
      Connection: keep-alive
      Origin: http://www.example.com
      Access-Control-Request-Method: PUT
      Access-Control-Request-Headers: content-type,x-requested-with`,
    ],
    told: ['OPTIONS /api'],
  },
  {
    client: 'Firefox 11: a web socket',
    bytes: [
      head`GET /chat HTTP/1.1
      Host: localhost:3000
      User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:11.0) Gecko/20100101 Firefox/11.0
      Connection: keep-alive, Upgrade
      Sec-WebSocket-Version: 13
      Origin: http://localhost:3000
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==
      Pragma: no-cache
      Upgrade: websocket`,
    ],
    told: ['upgrade GET /chat'],
    upgrades: true,
  },
  {
    client: 'Safari 5: a web socket of the draft that has eight bytes behind the head',
    bytes: [
      `${head`GET /chat HTTP/1.1
      Upgrade: WebSocket
      Connection: Upgrade
      Host: localhost:3000
      Origin: http://localhost:3000
      Sec-WebSocket-Key1: 4 @1  46546xW%0l 1 5
      Sec-WebSocket-Key2: 12998 5 Y3 1  .P00`}^n:ds[4U`,
    ],
    told: ['upgrade GET /chat'],
    upgrades: true,
  },
  {
    client: 'Opera 9: codings that it takes, and none that it uses',
    bytes: [
      head`GET /a HTTP/1.1
      User-Agent: Opera/9.80 (Windows NT 6.1; U; en) Presto/2.10.229 Version/11.61
      Host: www.example.com
      Accept: text/html, application/xml;q=0.9, application/xhtml+xml, image/png, image/webp, image/jpeg, image/gif, image/x-xbitmap, */*;q=0.1
      Accept-Language: en
      Accept-Encoding: gzip, deflate
      Connection: Keep-Alive, TE
      TE: deflate, gzip, chunked, identity, trailers`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Chrome 17: a page with cookies of 4 KB',
    bytes: [
      head([
        `GET /a HTTP/1.1
      Host: www.example.com
      Connection: keep-alive
      User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/535.11 (KHTML, like Gecko) Chrome/17.0.963.56 Safari/535.11
      Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8
      Accept-Encoding: gzip,deflate,sdch
      Accept-Language: en-US,en;q=0.8
      Accept-Charset: ISO-8859-1,utf-8;q=0.7,*;q=0.3
      Cookie: ${cookie(4000)}`,
      ]),
    ],
    told: ['GET /a'],
  },
  {
    client: 'Chrome: cookies of 14 KB, and one in UTF-8',
    bytes: [
      head([
        `GET /a HTTP/1.1
      Host: www.example.com
      Connection: keep-alive
      Upgrade-Insecure-Requests: 1
      Cookie: ${cookie(14_000)}; city=${utf8('Zürich')}`,
      ]),
    ],
    told: ['GET /a'],
    large: true,
  },
  {
    client: 'Chrome 17: a long query',
    bytes: [
      head([
        `GET /find?q=${'%20word'.repeat(850)} HTTP/1.1
      Host: www.example.com
      Connection: keep-alive`,
      ]),
    ],
    told: [`GET /find?q=${'%20word'.repeat(850)}`],
  },
]
