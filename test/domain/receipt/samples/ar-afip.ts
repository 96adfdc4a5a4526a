import type { Sample } from './sample.ts';

const official =
  'eyJ2ZXIiOjEsImZlY2hhIjoiMjAyMC0xMC0xMyIsImN1aXQiOjMwMDAwMDAwMDA3LCJwdG9WdGEiOjEwLCJ0aXBvQ21wIjoxLCJucm9DbXAiOjk0LCJpbXBvcnRlIjoxMjEwMCwibW9uZWRhIjoiRE9MIiwiY3R6Ijo2NSwidGlwb0RvY1JlYyI6ODAsIm5yb0RvY1JlYyI6MjAwMDAwMDAwMDEsInRpcG9Db2RBdXQiOiJFIiwiY29kQXV0Ijo3MDQxNzA1NDM2NzQ3Nn0=';

/** Argentine invoices. */
export const samples: readonly Sample[] = [
  {
    text: `https://www.afip.gob.ar/fe/qr/?p=${official}`,
    source: 'the example of the authority’s specification of the code',
    spellings: [
      `https://www.arca.gob.ar/fe/qr/?p=${official.replace('=', '')}`,
      `https://www.afip.gob.ar/fe/qr/?p=${official.replace('=', '%3D')}`,
    ],
  },
  {
    text: 'https://www.afip.gob.ar/fe/qr/?p=eyJ2ZXIiOjEsImZlY2hhIjoiMjAyNi0wMy0zMCIsImN1aXQiOjIwMTc2MzAxNDU4LCJwdG9WdGEiOjcsInRpcG9DbXAiOjExLCJucm9DbXAiOjYxOSwiaW1wb3J0ZSI6MTA0MDUwMCwibW9uZWRhIjoiUEVTIiwiY3R6IjoxLCJ0aXBvRG9jUmVjIjo4MCwibnJvRG9jUmVjIjozMDUyNzE1MTQ1MywidGlwb0NvZEF1dCI6IkUiLCJjb2RBdXQiOjg2MTM5NTI1MzIwNTY5fQ==',
    source: 'a public invoicing programme',
  },
  {
    text: "https://www.afip.gob.ar/fe/qr/?p=b'eyJ2ZXIiOiAxLCAiZmVjaGEiOiAiMjAyMS0wOC0wNSIsICJjdWl0IjogMzAwMDAwMDAwMDcsICJwdG9WdGEiOiA0MDAwLCAidGlwb0NtcCI6IDIwMSwgIm5yb0NtcCI6IDEyMzQ1Njc4LCAiaW1wb3J0ZSI6IDEyNy4wLCAibW9uZWRhIjogIlBFUyIsICJjdHoiOiAxLjAsICJ0aXBvRG9jUmVjIjogODAsICJucm9Eb2NSZWMiOiAzMDAwMDAwMDAwNywgInRpcG9Db2RBdXQiOiAiRSIsICJjb2RBdXQiOiA2MTEyMzAyMjkyNTg1NX0='",
    source: 'tests of the repository pyafipws: bytes as Python prints them',
    spellings: [
      'https://www.afip.gob.ar/fe/qr/?p=eyJjdWl0IjogMzAwMDAwMDAwMDcsICJ0aXBvRG9jUmVjIjogODAsICJtb25lZGEiOiAiUEVTIiwgInB0b1Z0YSI6IDQwMDAsICJpbXBvcnRlIjogMTI3LjAsICJ2ZXIiOiAxLCAiY29kQXV0IjogNjExMjMwMjI5MjU4NTUsICJ0aXBvQ29kQXV0IjogIkUiLCAiZmVjaGEiOiAiMjAyMS0wOC0wNSIsICJjdHoiOiAxLjAsICJ0aXBvQ21wIjogMjAxLCAibnJvQ21wIjogMTIzNDU2NzgsICJucm9Eb2NSZWMiOiAzMDAwMDAwMDAwN30=',
    ],
  },
  {
    text: 'https://www.afip.gob.ar/fe/qr/?p=eyJ2ZXIiOjEsImZlY2hhIjoiMjAyNC0wNi0xOSIsImN1aXQiOiIyMzM1NjExMTY5OSIsInB0b1Z0YSI6IjYiLCJ0aXBvQ21wIjoiNiIsIm5yb0NtcCI6MSwiaW1wb3J0ZSI6MTczLjU1LCJtb25lZGEiOiJQRVMiLCJjdHoiOjEsInRpcG9Eb2NSZWMiOiI5NiIsIm5yb0RvY1JlYyI6IjExMTExMSIsInRpcG9Db2RBdXQiOiJFIiwiY29kQXV0IjoiNzQyNTkwMTI2Nzc3NDgifQ==',
    source: 'a public data dump of a shop programme; numbers written as texts',
  },
];
