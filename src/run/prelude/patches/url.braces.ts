import { keepCharacters } from '../kept-characters'
import { patch } from '../patch'

export default patch({ modules: { url: view => keepCharacters(view, '{}|^') } })
