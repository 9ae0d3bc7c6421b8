// node .ci/command.mjs NAME [ARGS]: one door for every npm command, so that the version of Node is looked at first.
import './node-version.mjs'

const [name, ...args] = process.argv.slice(2)
const notYet = { dist: 'a later issue' }

if (Object.hasOwn(notYet, name)) {
  process.stderr.write(`npm run ${name} is not there yet; it comes with ${notYet[name]}.\n`)
  process.exit(2)
}
const { main } = await import(`./commands/${name}.mjs`)
process.exitCode = await main(args)
