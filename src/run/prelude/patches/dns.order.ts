import dns from 'node:dns'
import { patch } from '../patch'

export default patch({ install: () => dns.setDefaultResultOrder('ipv4first') })
