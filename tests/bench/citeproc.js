// Print the bibliography of a CSL-JSON file with citeproc-js, as plain text.
//
//     node citeproc.js MODULES STYLE LOCALES ITEMS
//
// MODULES is the node_modules folder that holds the npm package `citeproc`, LOCALES a folder of
// locales-xx-XX.xml files.
const fs = require('fs')
const path = require('path')

const [modules, style, locales, items] = process.argv.slice(2)
const CSL = require(path.join(modules, 'citeproc'))
const byId = new Map(JSON.parse(fs.readFileSync(items, 'utf8')).map(item => [item.id, item]))
const system = {
  retrieveItem: id => byId.get(id),
  retrieveLocale: tag => {
    const file = path.join(locales, `locales-${tag}.xml`)
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : false
  },
}
const engine = new CSL.Engine(system, fs.readFileSync(style, 'utf8'))
engine.setOutputFormat('text')
engine.updateItems([...byId.keys()])
process.stdout.write(engine.makeBibliography()[1].join(''))
