# Locks a Windows 11 machine (Enterprise, Education or IoT Enterprise) down to Passage. Run once as SYSTEM:
#   psexec -i -s powershell -ExecutionPolicy Bypass -File lock-down.ps1
# Take it back: set ShellLauncher to an empty text in the same way, and remove the registry values.
$ErrorActionPreference = 'Stop'

# 1. Features: the shell, and the filter of keys.
Enable-WindowsOptionalFeature -Online -NoRestart -All -FeatureName Client-DeviceLockdown, Client-EmbeddedShellLauncher, Client-KeyboardFilter

# 2. The shell (an account that signs in by itself, Passage instead of the desktop).
$xml = Get-Content -Raw -Encoding UTF8 (Join-Path $PSScriptRoot 'shell-launcher.xml')
$assigned = Get-CimInstance -Namespace 'root\cimv2\mdm\dmmap' -ClassName 'MDM_AssignedAccess'
$assigned.ShellLauncher = [System.Net.WebUtility]::HtmlEncode($xml)
Set-CimInstance -CimInstance $assigned

# 3. Keys that belong to Windows, not to a program: Passage never sees them and cannot stop them.
foreach ($key in 'Ctrl+Alt+Del', 'Ctrl+Shift+Esc', 'Alt+F4', 'Alt+Tab', 'Alt+Esc', 'Ctrl+Esc', 'Win+L', 'Win+D', 'Win+R', 'Win+E', 'Win+U', 'Windows') {
  $known = Get-CimInstance -Namespace 'root\standardcimv2\embedded' -ClassName 'WEKF_PredefinedKey' -Filter "Id='$key'"
  if ($known) { $known.Enabled = $true; Set-CimInstance -CimInstance $known }
}

# 4. Touch: no swipe from the edges, no press-and-hold menu, no touch keyboard of the system.
function Set-Value($path, $name, $value) {
  if (-not (Test-Path $path)) { New-Item -Path $path -Force | Out-Null }
  New-ItemProperty -Path $path -Name $name -Value $value -PropertyType DWord -Force | Out-Null
}
Set-Value 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\EdgeUI' 'AllowEdgeSwipe' 0
Set-Value 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\Explorer' 'DisableNotificationCenter' 1

# 5. Never asleep by itself, and updates only at night: between 08:00 and 23:00 Windows does not restart (at most 18 hours).
powercfg /change monitor-timeout-ac 0
powercfg /change standby-timeout-ac 0
powercfg /change hibernate-timeout-ac 0
$update = 'HKLM:\SOFTWARE\Policies\Microsoft\Windows\WindowsUpdate'
Set-Value $update 'SetActiveHours' 1
Set-Value $update 'ActiveHoursStart' 8
Set-Value $update 'ActiveHoursEnd' 23
Set-Value "$update\AU" 'AUOptions' 4
Set-Value "$update\AU" 'ScheduledInstallDay' 0
Set-Value "$update\AU" 'ScheduledInstallTime' 3

Write-Output 'Done. Settings > Bluetooth and devices > Touch: switch "Three- and four-finger touch gestures" off for the kiosk account, then restart.'
