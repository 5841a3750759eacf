/** Requests that come by proxies and balancers, and those by which they look whether a server lives. */

import { head, type RequestRow } from './row'

export const proxies: readonly RequestRow[] = [
  {
    client: 'nginx 1.2, proxy_pass: HTTP/1.0',
    bytes: [
      head`GET /a HTTP/1.0
      Host: app_server
      Connection: close
      User-Agent: Mozilla/5.0 (X11; Linux x86_64; rv:11.0) Gecko/20100101 Firefox/11.0
      Accept: text/html
      Accept-Encoding: gzip, deflate`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'nginx 1.2, proxy_pass with headers: a form, whole before it is sent',
    bytes: [
      head`POST /form HTTP/1.0
      X-Real-IP: 192.0.2.1
      X-Forwarded-For: 192.0.2.1, 198.51.100.7
      X-Forwarded-Proto: https
      Host: www.example.com
      X-NginX-Proxy: true
      Connection: close
      Content-Length: 7
      Content-Type: application/x-www-form-urlencoded`,
      'a=1&b=2',
    ],
    told: ['POST /form a=1&b=2'],
  },
  {
    client: 'nginx 1.2, proxy_http_version 1.1 and keepalive: two on a connection',
    bytes: [
      head`GET /a HTTP/1.1
      Host: backend
      User-Agent: curl/7.26.0
      Accept: */*`,
      head`GET /b HTTP/1.1
      Host: backend
      User-Agent: Mozilla/5.0
      Accept: */*`,
    ],
    told: ['GET /a', 'GET /b'],
  },
  {
    client: 'nginx 1.4: a web socket',
    bytes: [
      head`GET /chat HTTP/1.1
      Upgrade: websocket
      Connection: upgrade
      Host: backend
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==`,
    ],
    told: ['upgrade GET /chat'],
    upgrades: true,
  },
  {
    client: 'HAProxy 1.4, option forwardfor and httpclose',
    bytes: [
      head`GET /a HTTP/1.1
      Host: www.example.com
      User-Agent: Mozilla/5.0
      Accept: */*
      X-Forwarded-For: 192.0.2.1
      Connection: close`,
    ],
    told: ['GET /a'],
  },
  { client: 'HAProxy 1.4, option httpchk', bytes: ['OPTIONS / HTTP/1.0\r\n\r\n'], told: ['OPTIONS /'] },
  {
    client: 'HAProxy 1.4, option httpchk with a Host',
    bytes: ['HEAD /health HTTP/1.1\r\nHost: www\r\n\r\n'],
    told: ['HEAD /health'],
  },
  {
    client: 'a balancer that looks without a Host',
    bytes: ['GET /health HTTP/1.1\r\nConnection: close\r\n\r\n'],
    told: ['GET /health'],
    changedBy: ['host'],
  },
  {
    client: 'the default monitor of a BIG-IP: HTTP/0.9',
    bytes: ['GET /\r\n\r\n'],
    told: ['GET /'],
    changedBy: ['request-line'],
  },
  {
    client: 'ELB: looks whether a server lives',
    bytes: [
      head`GET /health HTTP/1.1
      Host: 10.0.0.7:8080
      User-Agent: ELB-HealthChecker/1.0
      Accept: */*
      Connection: keep-alive`,
    ],
    told: ['GET /health'],
  },
  {
    client: 'ELB: forwards',
    bytes: [
      head`GET /a HTTP/1.1
      host: www.example.com
      Accept: */*
      X-Forwarded-For: 192.0.2.1
      X-Forwarded-Port: 80
      X-Forwarded-Proto: http
      Connection: keep-alive`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Varnish 3: forwards, and looks',
    bytes: [
      head`GET /a HTTP/1.1
      Host: www.example.com
      X-Forwarded-For: 192.0.2.1
      X-Varnish: 1234567890
      Accept-Encoding: gzip`,
      head`GET / HTTP/1.1
      Host: 127.0.0.1
      Connection: close`,
    ],
    told: ['GET /a', 'GET /'],
  },
  {
    client: 'Squid 3.1: forwards',
    bytes: [
      head`GET /a HTTP/1.1
      Host: www.example.com
      Via: 1.0 proxy.example.com (squid/3.1.19)
      X-Forwarded-For: unknown
      Cache-Control: max-age=259200
      Connection: keep-alive`,
    ],
    told: ['GET /a'],
  },
  {
    client: 'Apache 2.2, mod_proxy: forwards a body in chunks, and looks',
    bytes: [
      `${head`POST /up HTTP/1.1
      Host: localhost:3000
      Accept: */*
      Max-Forwards: 10
      X-Forwarded-For: 192.0.2.1
      X-Forwarded-Host: www.example.com
      X-Forwarded-Server: www.example.com
      Via: 1.1 www.example.com
      Transfer-Encoding: chunked`}5\r\nhello\r\n0\r\n\r\n`,
      head`OPTIONS * HTTP/1.0
      User-Agent: Apache/2.2.16 (Debian) (internal dummy connection)`,
    ],
    told: ['POST /up hello', 'OPTIONS *'],
  },
  {
    client: 'a browser by a proxy: the target has everything, Host is equal',
    bytes: [
      head`GET http://www.example.com/a?b=c HTTP/1.1
      Host: www.example.com
      Proxy-Connection: keep-alive
      User-Agent: Mozilla/5.0`,
    ],
    told: ['GET http://www.example.com/a?b=c'],
  },
  {
    client: 'middleware that repeats the length',
    bytes: [
      `${head`POST /form HTTP/1.1
      Host: localhost
      Content-Length: 3
      Content-Length: 3`}abc`,
    ],
    told: ['POST /form abc'],
    changedBy: ['repeated-length'],
  },
  {
    client: 'Transfer-Encoding and Content-Length, both set by a program of 2011 by hand',
    bytes: [
      `${head`POST /up HTTP/1.1
      Host: localhost
      Content-Length: 5
      Transfer-Encoding: chunked`}5\r\nhello\r\n0\r\n\r\n`,
    ],
    told: ['POST /up hello'],
    changedBy: ['length-and-coding'],
  },
]
