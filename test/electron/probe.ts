/** A page that uses nothing but the bridge, and tries one inline script. */
export const probePage: Readonly<Record<string, string>> = {
  'index.html':
    '<!doctype html><title>page</title><script type="module" src="./page.js"></script><body><script>window.inline = true</script></body>',
  'page.js': `
  window.texts = [];
  window.states = [];
  window.sendText = window.passage.connect((text) => window.texts.push(text), (up) => window.states.push(up));
`,
};

/** A core that greets every page with its name and the core's arguments, and echoes what it hears. */
export const probeCore = `
  process.parentPort.on('message', (event) => {
    const [port] = event.ports;
    port.on('message', (message) => port.postMessage('echo ' + message.data));
    port.start();
    port.postMessage(JSON.stringify({ page: event.data.page, args: process.argv.slice(2) }));
  });
`;
