import type { Sample } from './sample.ts';

const qreetJava = 'mikrop/qreet-java, ExampleUnitTest.java';

/** Both forms; qreet-java gives one receipt by its FIK and by its BKP, with and without DIČ. */
export const samples: readonly Sample[] = [
  {
    text: '14017050614017900110063074323134400085176503411300',
    source: qreetJava,
    spellings: [
      '14|0|1705061401|7900110063|07432313440008517650|3411300',
      '1101705061401074323134400085176503411300',
      'EET*1.0*FIK:2C4CCF70005544F2*DIC:7900110063*KC:34113.00*DT:201705061401',
    ],
  },
  {
    text: '24017050614017900110063168333761836002264103411300',
    source: qreetJava,
    spellings: [
      '2101705061401168333761836002264103411300',
      'EET*1.0*BKP:6455B192-D697186A-6AB1971A-1E9B146B-CDD5007B*DIC:CZ7900110063*KC:34113*DT:201705061401*R:B*',
    ],
  },
  {
    text: 'EET*1.0*BKP:DE7AB57EF9F1B523*DIC:45316872*KC:117*DT:201710101844',
    source: 'martinsuchan/qreet, README: a real receipt',
    spellings: ['eet*1.0*KC:117.00*bkp:de7ab57ef9f1b523*DIC:45316872*DT:201710101844*R:B'],
  },
  { text: 'EET*1.0*BKP:8AE3BA50A7764953*DIC:00685976*KC:650.35*DT:201710051327', source: 'martinsuchan/qreet, QrToEetTests.cs' },
];
