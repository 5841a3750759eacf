/** nginx before servers: over HTTP/1.0, over HTTP/1.1 with connections that are kept, and with bodies that are passed on as they come. */

import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import net from 'node:net'
import path from 'node:path'

const program = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/usr/local/bin/nginx', 'nginx']

/** Where nginx is; undefined if it is not installed. */
export const nginx = program.find(file => !spawnSync(file, ['-v']).error)

/** The ways of proxying, as paths. */
export const ways = ['http10', 'http11', 'unbuffered', 'headers']

const forwarded = `
      proxy_set_header Host $host;
      proxy_set_header X-Real-IP $remote_addr;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header X-Forwarded-Proto $scheme;`

const locations = (name, upstream) => `
    location /${name}/http10/ { proxy_pass http://127.0.0.1:${upstream}/; }
    location /${name}/http11/ { proxy_pass http://${name}_servers/; proxy_http_version 1.1; proxy_set_header Connection ""; }
    location /${name}/unbuffered/ {
      proxy_pass http://127.0.0.1:${upstream}/;
      proxy_http_version 1.1;
      proxy_request_buffering off;
    }
    location /${name}/headers/ {
      proxy_pass http://127.0.0.1:${upstream}/;${forwarded}
    }`

const freePort = () =>
  new Promise(resolve => {
    const server = net.createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })

/**
 * Starts nginx.
 * @param upstreams ports of servers by name
 * @returns its address, and what ends it
 */
export async function startNginx(folder, upstreams) {
  const port = await freePort()
  mkdirSync(folder, { recursive: true })
  const names = Object.keys(upstreams)
  const file = path.join(folder, 'nginx.conf')
  writeFileSync(
    file,
    `daemon off; master_process off; worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/error.log;
events { worker_connections 256; }
http {
  access_log off; client_max_body_size 10m;
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(name => `${name}_temp_path ${folder}/${name};`).join(' ')}
  ${names.map(name => `upstream ${name}_servers { server 127.0.0.1:${upstreams[name]}; keepalive 4; }`).join('\n  ')}
  server {
    listen 127.0.0.1:${port};${names.map(name => locations(name, upstreams[name])).join('')}
  }
}
`,
  )
  const child = spawn(nginx, ['-c', file, '-p', folder, '-e', path.join(folder, 'error.log')], { stdio: 'ignore' })
  const url = `http://127.0.0.1:${port}`
  for (let tries = 0; tries < 200; tries++) {
    const open = await new Promise(resolve => {
      const socket = net.connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (open) return { url, end: () => child.kill() }
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  child.kill()
  throw new Error(`nginx does not listen; ${folder}/error.log says why`)
}
