/**
 * What the PowerShell child of the Windows spooler runs. In: PASSAGE_SPOOL_ACTION (state, print, job, cancel), _PRINTER, _JOB (document name of `print`,
 * else the job's number), _LENGTH (bytes of standard input). Out: one line, `ok …` or `error NUMBER` (a Win32 error, or -1).
 */
export const windowsSpoolScript = `
$ErrorActionPreference = 'Stop'
$printer = $env:PASSAGE_SPOOL_PRINTER
$job = $env:PASSAGE_SPOOL_JOB
Add-Type -TypeDefinition @'
using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
public static class PassageSpool {
  [StructLayout(LayoutKind.Sequential, CharSet = CharSet.Unicode)]
  struct DocInfo { public string DocName; public string OutputFile; public string DataType; }
  [DllImport("winspool.drv", EntryPoint = "OpenPrinterW", SetLastError = true, CharSet = CharSet.Unicode)]
  static extern bool OpenPrinter(string name, out IntPtr printer, IntPtr defaults);
  [DllImport("winspool.drv", EntryPoint = "StartDocPrinterW", SetLastError = true, CharSet = CharSet.Unicode)]
  static extern int StartDocPrinter(IntPtr printer, int level, ref DocInfo info);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool WritePrinter(IntPtr printer, byte[] bytes, int count, out int written);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool EndDocPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool AbortPrinter(IntPtr printer);
  [DllImport("winspool.drv", SetLastError = true)]
  static extern bool ClosePrinter(IntPtr printer);
  public static int Print(string name, string document, byte[] bytes) {
    IntPtr printer;
    if (!OpenPrinter(name, out printer, IntPtr.Zero)) throw new Win32Exception();
    try {
      DocInfo info = new DocInfo { DocName = document, OutputFile = null, DataType = "RAW" };
      int job = StartDocPrinter(printer, 1, ref info);
      if (job == 0) throw new Win32Exception();
      int written;
      if (!WritePrinter(printer, bytes, bytes.Length, out written) || written != bytes.Length) {
        int code = Marshal.GetLastWin32Error();
        AbortPrinter(printer);
        throw new Win32Exception(code == 0 ? 29 : code);
      }
      if (!EndDocPrinter(printer)) throw new Win32Exception();
      return job;
    } finally { ClosePrinter(printer); }
  }
}
'@
try {
  switch ($env:PASSAGE_SPOOL_ACTION) {
    'state' { Write-Output "ok $((Get-Printer -Name $printer).PrinterStatus)" }
    'print' {
      $length = [int]$env:PASSAGE_SPOOL_LENGTH
      $bytes = New-Object byte[] $length
      $in = [Console]::OpenStandardInput()
      $at = 0
      while ($at -lt $length) {
        $count = $in.Read($bytes, $at, $length - $at)
        if ($count -le 0) { break }
        $at += $count
      }
      if ($at -ne $length) { Write-Output 'error 38' } else { Write-Output "ok $([PassageSpool]::Print($printer, $job, $bytes))" }
    }
    'job' {
      $found = Get-PrintJob -PrinterName $printer -ErrorAction Stop | Where-Object { $_.Id -eq [int]$job }
      if ($null -eq $found) { Write-Output 'ok Gone' } else { Write-Output "ok $($found.JobStatus)" }
    }
    'cancel' {
      $found = Get-PrintJob -PrinterName $printer -ErrorAction Stop | Where-Object { $_.Id -eq [int]$job }
      if ($null -ne $found) { Remove-PrintJob -PrinterName $printer -ID ([int]$job) }
      Write-Output 'ok'
    }
    default { Write-Output 'error 87' }
  }
} catch {
  $cause = $_.Exception
  while ($null -ne $cause -and $cause -isnot [System.ComponentModel.Win32Exception]) { $cause = $cause.InnerException }
  if ($null -eq $cause) { Write-Output 'error -1' } else { Write-Output "error $($cause.NativeErrorCode)" }
}
`;
