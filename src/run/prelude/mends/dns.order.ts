import dns from 'node:dns'
import { mend } from '../mend'

export default mend({ install: () => dns.setDefaultResultOrder('ipv4first') })
