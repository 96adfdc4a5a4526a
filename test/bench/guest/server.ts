// The mall's server as a program of the machine: `passage server`, without the dispatcher.
import { server } from '../../../cli/server.ts';

process.exitCode = await server(process.argv.slice(2));
