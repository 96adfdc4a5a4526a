import type { Sample } from './sample.ts';

const specification = 'AT, especificações técnicas do código QR, examples; joaomfrebelo/at_qrcode, c032/go-ptinvoice';

/** The example with every field: three regions, stamp tax, tax withheld. */
export const everyField =
  'A:123456789*B:999999990*C:PT*D:FT*E:N*F:20191231*G:FT AB2019/0035*H:CSDF7T5H-0035*I1:PT*I2:12000.00*I3:15000.00*I4:900.00*I5:50000.00*I6:6500.00*I7:80000.00*I8:18400.00*' +
  'J1:PT-AC*J2:10000.00*J3:25000.56*J4:1000.02*J5:75000.00*J6:6750.00*J7:100000.00*J8:18000.00*K1:PT-MA*K2:5000.00*K3:12500.00*K4:625.00*K5:25000.00*K6:3000.00*K7:40000.00*K8:8800.00*' +
  'L:100.00*M:25.00*N:64000.02*O:513600.58*P:100.00*Q:kLp0*R:9999*S:TB;PT00000000000000000000000;513500.58';

/** The short example of the specification. */
export const simplified =
  'A:123456789*B:999999990*C:PT*D:FS*E:N*F:20190812*G:FS CDVF/12345*H:CDF7T5HD-12345*I1:PT*I7:0.65*I8:0.15*N:0.15*O:0.80*Q:YhGV*R:9999*S:NU;0.80';

/** Real codes and the specification's own examples. */
export const samples: readonly Sample[] = [
  { text: everyField, source: specification },
  { text: simplified, source: specification, spellings: [`${simplified}*`, simplified.replace('H:CDF7T5HD', 'H: cdf7t5hd')] },
  {
    text: 'A:123456789*B:4443332215*C:FR*D:FT*E:N*F:20190526*G:ABC BNH/4561*H:DK5ZJ2HN-4561*I1:FR*I7:100.00*I8:20.00*N:20.00*O:120.00*Q:YJRE*R:9999',
    source: specification,
  },
  {
    text: 'A:123456789*B:500000000*C:PT*D:ND*E:N*F:20190216*G: M1F KLG/6145*H: RQD8L6DG-6145*I1:PT-MA*I6:26.50*N:26.50*O:26.50*Q:h1rB*R:9999',
    source: specification,
  },
  {
    text: 'A:500000000*B:123456789*C:PT*D:FT*E:N*F:20191124*G:NF 19A/789145*H: JL9DS4TT-789145*I1:PT-AC*I7:50.00*I8:9.00*L:1000.00*N:9.00*O:1059.00*Q:d8/K*R:9999',
    source: specification,
  },
  {
    text: 'A:513847588*B:132772985*C:PT*D:FS*E:N*F:20250828*G:FS 437251001/115666*H:0*I1:PT*I7:37.94*I8:8.73*N:8.73*O:46.67*Q:mWUp*R:0177',
    source: 'gofatqr, TestScan: an invoice at hand',
  },
  {
    text: 'A:514418818*B:516969250*C:PT*D:FS*E:N*F:20220615*G:FS 104/63929*H:0*I1:PT*I5:32.91*I6:4.29*I7:2.44*I8:0.56*N:4.85*O:40.20*Q:LLEM*R:71',
    source: 'a public script that reads AT codes, with the list of document types',
  },
  {
    text: 'A:504666347*B:254155421*C:PT*D:FR*E:N*F:20240102*G:FR U003/49261*H:JFN95T4X-49261*I1:PT*I3:14.21*I4:0.85*N:0.85*O:15.06*Q:cOQh*R:432',
    source: 'a public invoice converter, test_invoice_reader.py, from a photo',
  },
  {
    text: 'A:501383328*B:999999990*C:PT*D:FS*E:N*F:20231127*G:FS 102F/1845*H:JFR7GTKJ-1845*I1:PT*I2:3.74*I7:1.52*I8:0.35*N:0.35*O:5.61*Q:G3gO*R:2648',
    source: 'a public invoice converter, test_invoice_reader.py, from a photo',
  },
  {
    text: 'A:509104720*B:508453488*C:PT*D:NC*E:N*F:20240319*G:NC 2024A4/1*H:JJJRJ85C-1*I1:PT*I7:6390.21*I8:1469.75*N:1469.75*O:7859.96*Q:PqIU*R:0006',
    source: 'a public document reader, test_qr_codes.py',
  },
  {
    text: 'A:508939810*B:246144564*C:PT*D:FR*E:N*F:20220520*G:FR 1/101443*H:0*I1:PT*I3:65.04*I4:14.96*N:14.96*O:80.00*Q:wFga*R:0479',
    source: 'a public pdfmake invoice template',
  },
  {
    text: 'A:506810267*B:103904638*C:PT*D:FT*E:N*F:20240206*G:FTR 0100324/14570*H:JJJCR94W-14570*I1:PT*I3:7.15*I4:0.43*N:0.43*O:7.58*Q:o8NL*R:2000',
    source: 'a public web page that reads ATCUD codes',
  },
  {
    text: 'A:502811331*B:514148497*C:PT*D:FT*E:N*F:20260504*G:FD M501/1681*H:J6TBYMGN-1681*I1:PT*I3:1786.85*I4:107.21*I7:153.48*I8:35.30*N:142.51*O:2082.84*Q:YlRC*R:0001',
    source: 'a public invoice collector, test of its QR reader',
  },
];
